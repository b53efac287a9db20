import { expect, test } from "vitest";
import { sentenceOf } from "#lib/domain/reason.ts";
import { observe } from "../observe.ts";
import { modelInvocationLogging } from "./model-invocation-logging.ts";

const CALL = {
  operation: "bedrock:GetModelInvocationLoggingConfiguration",
  requestId: null,
  at: "2026-11-24T00:00:00Z",
};

test("that logging is off says that no logs are written now, and not that there are none", () => {
  const scope = { accountId: "123456789012", partition: "aws", region: "us-east-1" };
  const detail = { ok: true, output: {}, call: CALL } as const;
  const { protections } = observe({
    ...{ type: modelInvocationLogging, item: "the account's", parent: undefined, scope, seen: null, detail },
  });
  const [source] = protections.map((each) => each.source);
  expect(source?.kind).toBe("not-applicable");
  const reason = source && "reason" in source ? sentenceOf(source.reason) : "";
  expect(reason).toMatch(/no logs are written now\. Logs of an earlier configuration may still be stored/);
  expect(reason).not.toMatch(/there are no logs/);
});
