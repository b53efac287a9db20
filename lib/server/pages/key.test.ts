import { expect, test } from "vitest";
import { KEYS } from "#lib/demo/account/keys.ts";
import type { DescribedKey, Part } from "#lib/domain/key.ts";
import { NOW } from "#lib/domain/posture.ts";
import { sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { policyRemarks, readKeyPageQuery } from "./key.ts";

const call = { operation: "kms:GetKeyPolicy", requestId: null, at: "2026-11-24T00:00:00.000Z" };
const read = (value: string): Part<string> => ({ kind: "read", value, call });
const policyOf = (about: string) => KEYS.find(({ metadata }) => metadata.Description === about)?.policy ?? "";

function remarksOn(policy: Part<string>, metadata: Partial<DescribedKey["metadata"]> = {}) {
  const key = sampleSnapshot(40, 1).keys.find(({ kind }) => kind === "described");
  if (key?.kind !== "described") return [];
  const described = { ...key, policy, metadata: { ...key.metadata, accountId: "123456789012", ...metadata } };
  return policyRemarks(described).map(({ index, control, answer }) => `${index} ${control} ${answer}`);
}

test("each finding is shown at its statement, with its control", () => {
  expect(remarksOn(read(policyOf("Aurora and OpenSearch domains")))).toEqual(["2 BEP-013 fail", "2 BEP-014 fail"]);
  expect(remarksOn(read(policyOf("European documents")))).toEqual(["2 BEP-012 fail"]);
  expect(remarksOn(read(policyOf("Buckets with policy documents and claims files")))).toEqual(["2 BEP-011 fail"]);
});

test("AWS's own policies and invalid policies have no findings", () => {
  expect(remarksOn(read(policyOf("European documents")), { manager: "AWS" })).toEqual([]);
  expect(remarksOn(read("<html>"))).toEqual([]);
  expect(remarksOn({ kind: "not-offered", reason: "Another account's." })).toEqual([]);
});

test("a statement with unknown members has a finding about them", () => {
  expect(remarksOn(read('{"Statement":{"Effect":"Allow","Principal":"*","Action":"kms:*"}}'))).toEqual([]);
});

test("the URL selects a scan or a time, and a part of the timeline; an invalid part becomes its start", () => {
  const start = { show: "all", offset: 0 };
  const query = (parameters: Record<string, unknown>) => readKeyPageQuery(parameters).query;
  expect(query({})).toEqual({ asked: NOW, from: null, timeline: start });
  expect(query({ scan: "s", events: "refused", after: "100" })).toEqual({
    asked: { scan: "s", at: null },
    from: null,
    timeline: { show: "refused", offset: 100 },
  });
  expect(query({ scan: ["s", "t"], at: "2026-11-24", events: "toString", after: "-1" })).toEqual({
    asked: { scan: null, at: "2026-11-24" },
    from: null,
    timeline: start,
  });
});

test("a scan and a time exclude each other: the scan counts, and the page says so", () => {
  const { query, problems } = readKeyPageQuery({ scan: "s", at: "2026-11-24" });
  expect(query.asked).toEqual({ scan: "s", at: null });
  expect(problems).toMatchObject([{ parameter: "at", got: "2026-11-24" }]);
});
