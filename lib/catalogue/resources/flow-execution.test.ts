import { describe, expect, test } from "vitest";
import { observe } from "../observe.ts";
import type { Entry } from "../resource-type.ts";
import { flowExecution } from "./flow-execution.ts";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
const SCOPE = { accountId: "123456789012", partition: "aws", region: "us-east-1" };
const CALL = { operation: "bedrock:Get", requestId: "r-1", at: "2026-11-24T00:00:00.000Z" };
const FLOW = "arn:aws:bedrock:us-east-1:123456789012:flow/FLOW000001";
const PARENT = { observation: { arn: FLOW } } as Entry<unknown, unknown>;

function sourceOf(flowVersion: string | undefined, customerEncryptionKeyArn?: string) {
  const item = { executionArn: `${FLOW}/alias/LIVE/execution/e-1`, flowVersion };
  const detail = { ok: true, output: { flowIdentifier: "FLOW000001", customerEncryptionKeyArn }, call: CALL } as const;
  const { protections } = observe({ type: flowExecution, item, parent: PARENT, scope: SCOPE, seen: CALL, detail });
  return protections.map(({ source }) => source);
}

describe("the snapshot of an execution", () => {
  test.each(["DRAFT", "1"])("is under the key that it names, whatever became of %s", (version) => {
    const named = expect.objectContaining({ kind: "named", key: KEY });
    expect(sourceOf(version, KEY)).toEqual([{ kind: "key", reading: named }]);
  });

  test("without its own key is encrypted with that of its version, and cannot be changed", () => {
    const from = [{ type: "flow-version", arn: `${FLOW}#version/1` }];
    expect(sourceOf("1")).toEqual([expect.objectContaining({ kind: "inherits", from })]);
  });

  test.each(["DRAFT", undefined])(
    "of %s does not gain the key that the draft was given since (mistake 10)",
    (version) => {
      const absent = expect.objectContaining({ kind: "absent", absence: { means: "aws-owned", ambiguous: true } });
      expect(sourceOf(version)).toEqual([{ kind: "key", reading: absent }]);
    },
  );
});
