import { describe, expect, test } from "vitest";
import type { Service } from "#lib/catalogue/request.ts";
import type { Answer } from "#lib/domain/call.ts";
import { NotOffered, Offered } from "./offered.ts";
import type { ServiceRegions } from "./service-regions.ts";

const NAMES = { standard: "bedrock-agent.eu-west-9.example", configured: "bedrock-agent-fips.eu-west-9.example" };
const CALL = { operation: "ssm:GetParametersByPath", requestId: null, at: "" };

const listing = (...regions: string[]) => ({ ok: true, output: new Set(regions), call: CALL }) as const;
const refusal = {
  ok: false,
  failure: { ...CALL, kind: "denied", code: "AccessDeniedException", message: "", httpStatus: 400, permission: "" },
} as const;

function explain(
  thrown: object,
  standard: string | null,
  listed: Answer<ReadonlySet<string>> | null,
  service: Service = "bedrock-agent",
): Promise<Error | null> {
  const lookup = async () => {
    if (standard !== null) throw Object.assign(new Error(standard), { code: standard });
  };
  const regions = { of: () => (listed === null ? null : Promise.resolve(listed)) } as Partial<ServiceRegions>;
  return new Offered(lookup, regions as ServiceRegions).explain(thrown, service, "eu-west-1", NAMES);
}

const NO_NAME = { code: "ENOTFOUND", hostname: NAMES.configured };

describe("a service is not offered only by two sources that agree", () => {
  test("AWS's standard name does not resolve, and AWS's list has the service elsewhere", async () => {
    expect(await explain(NO_NAME, "ENOTFOUND", listing("us-east-1"))).toBeInstanceOf(NotOffered);
  });

  test.each([
    ["the standard name resolves", null, listing("us-east-1")],
    ["DNS is down", "EAI_AGAIN", listing("us-east-1")],
    ["DNS refuses", "ECONNREFUSED", listing("us-east-1")],
    ["AWS's list has the Region", "ENOTFOUND", listing("us-east-1", "eu-west-1")],
    ["AWS's list does not know the service", "ENOTFOUND", listing()],
    ["AWS's list cannot be read", "ENOTFOUND", refusal],
    ["AWS publishes no list there", "ENOTFOUND", null],
  ])("it is not known where %s", async (_, standard, listed) => {
    const explained = await explain(NO_NAME, standard, listed);
    expect(explained?.name).toBe("NameNotResolved");
    expect(explained?.message).toContain(NAMES.configured);
    expect(explained?.message).toContain("proxy");
  });
});

test("SSM, which serves the list, does not vouch for its own absence", async () => {
  const explained = await explain(NO_NAME, "ENOTFOUND", listing("us-east-1"), "ssm");
  expect(explained?.name).toBe("NameNotResolved");
});

describe("an error is left as it is", () => {
  test.each([
    ["the name of a proxy that does not resolve", { code: "ENOTFOUND", hostname: "proxy.example" }],
    ["a proxy that refuses to connect", Object.assign(new Error("CONNECT answered 502"), { code: "ECONNRESET" })],
    ["an endpoint that refuses", { code: "ECONNREFUSED", hostname: NAMES.configured }],
  ])("where it is that of %s", async (_, thrown) => {
    expect(await explain(thrown, "ENOTFOUND", listing("us-east-1"))).toBeNull();
  });
});
