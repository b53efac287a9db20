import { expect, test } from "vitest";
import type { FailureKind } from "#lib/domain/call.ts";
import { DENIED } from "#lib/snapshots/snapshot-sample.ts";
import { missingPermissions } from "./missing-permissions.ts";

const gapOf = (kind: FailureKind, permission: string) => ({
  ...{ accountId: "111122223333", region: "us-east-1", type: "agent", subject: null },
  failure: { ...DENIED, kind, permission },
});

test("only what AWS denied is a missing permission, each once, in order", () => {
  const others = (
    ["credentials", "throttled", "not-found", "not-offered", "not-enabled", "unsupported", "unreachable"] as const
  ).map((kind) => gapOf(kind, `bedrock:${kind}`));
  const denied = ["bedrock:ListAgents", "", "bedrock:GetAgent", "bedrock:ListAgents"];
  const gaps = [
    ...others,
    ...denied.map((permission) => gapOf("denied", permission)),
    gapOf("failed", "s3:x"),
    gapOf("cut-off", "s3:y"),
  ];
  expect(missingPermissions(gaps)).toEqual(["bedrock:GetAgent", "bedrock:ListAgents"]);
});
