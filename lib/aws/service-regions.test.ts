import { describe, expect, test } from "vitest";
import type { Answer } from "#lib/domain/call.ts";
import { type Ask, ServiceRegions } from "./service-regions.ts";

const CALL = { operation: "ssm:GetParametersByPath", requestId: "r", at: "" };
const THROTTLED = { ...CALL, kind: "throttled", code: "ThrottlingException", message: "", httpStatus: 400 } as const;

const page = (regions: readonly string[], NextToken?: string): Answer<unknown> => ({
  ok: true,
  output: { Parameters: regions.map((Value) => ({ Value })), NextToken },
  call: CALL,
});
const refused: Answer<unknown> = { ok: false, failure: { ...THROTTLED, permission: "" } };

/** AWS's list of the Regions of Kendra, whose pages are answered one after another; the last one again and again. */
function listOf(...pages: readonly Answer<unknown>[]) {
  const asked: string[] = [];
  const ask = async (region: string) => {
    asked.push(region);
    return pages[Math.min(asked.length, pages.length) - 1];
  };
  return { list: new ServiceRegions(ask as unknown as Ask), asked };
}

describe("AWS's list of the Regions of a service", () => {
  test("is read to its last page, once", async () => {
    const { list, asked } = listOf(page(["us-east-1"], "more"), page([], "more yet"), page(["eu-west-1"]));
    const read = await list.of("kendra", "eu-west-2");
    expect(read?.ok && [...read.output]).toEqual(["us-east-1", "eu-west-1"]);
    await list.of("kendra", "us-east-1");
    expect(asked).toEqual(["eu-west-2", "eu-west-2", "eu-west-2"]);
  });

  test.each([
    ["a later page is refused", [page(["us-east-1"], "more"), refused]],
    ["its pages do not end", [page(["us-east-1"], "more")]],
    ["a page is no list", [page(["us-east-1"], "more"), { ok: true, output: {}, call: CALL } as const]],
  ])("is not known in part where %s: what it lacks then proves nothing", async (_, pages) => {
    const read = await listOf(...pages).list.of("kendra", "eu-west-2");
    expect(read?.ok).toBe(false);
  });

  test.each(["us-gov-west-1", "cn-north-1", "eusc-de-east-1", "us-iso-east-1"])(
    "says nothing about %s, which is outside the standard partition: it is not asked",
    (region) => {
      const { list, asked } = listOf(page(["us-east-1"]));
      expect(list.of("kendra", region)).toBeNull();
      expect(asked).toEqual([]);
    },
  );

  test("is asked of a Region that serves it", async () => {
    const { list, asked } = listOf(page(["us-east-1"]));
    await list.of("kendra", "ca-west-1");
    expect(asked).toEqual(["us-east-1"]);
  });
});
