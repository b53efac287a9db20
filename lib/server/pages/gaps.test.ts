import { expect, test } from "vitest";
import { gapsHref } from "#components/gaps/gaps-href.ts";
import type { FailureKind } from "#lib/domain/call.ts";
import { DENIED } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { missingPermissions, readGapsQuery } from "./gaps.ts";

const gapOf = (kind: FailureKind, permission: string) => ({
  ...{ accountId: "111122223333", region: "us-east-1", type: "agent", subject: null },
  failure: { ...DENIED, kind, permission },
});

test("only calls that AWS denied are missing permissions, each once, in order", () => {
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

test("a filter, an order and a page are the same after a round trip through the URL", () => {
  const filter = { kind: "denied", region: "us-east-1" } as const;
  const { searchParams } = new URL(gapsHref(filter, { scan: null, sort: "-region", page: 3 }), "http://localhost");
  expect(readGapsQuery(searchParams)).toEqual({
    query: { scan: null, filter, sort: "-region", page: 3, limit: 100 },
    problems: [],
  });
});

test("an invalid kind or page is reported while the Region still applies", () => {
  const { query, problems } = readGapsQuery({
    kind: "constructor",
    region: ["us-east-1", "eu-west-1"],
    page: "0",
    limit: "1001",
  });
  expect(query.filter).toEqual({ kind: null, region: "us-east-1" });
  expect(query.page).toBe(1);
  expect(query.limit).toBe(100);
  expect(problems.map(({ parameter, got }) => [parameter, got])).toEqual([
    ["kind", "constructor"],
    ["page", "0"],
    ["limit", "1001"],
  ]);
});

test("without parameters everything is shown, from the start", () => {
  const filter = { kind: null, region: null };
  expect(readGapsQuery({ kind: "", region: "" })).toEqual({
    query: { scan: null, filter, sort: "impact", page: 1, limit: 100 },
    problems: [],
  });
});
