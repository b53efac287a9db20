import { describe, expect, it } from "vitest";
import { demoModel } from "./account/demo-model.ts";
import { FOREIGN_KEYS, US_KEYS } from "./account/key-names.ts";
import { KEYS } from "./account/keys.ts";
import { CONTENT_REGIONS, isEnabled, REGION_WITHOUT_BEDROCK, REGIONS } from "./account/regions.ts";
import { findable } from "./truth/findable.ts";
import { TRUTH as truth } from "./truth/truth.ts";

describe("the truth about the demo account", () => {
  const model = demoModel();

  it.each(CONTENT_REGIONS)("has a row for every resource of %s, and no other", (region) => {
    const rows = truth.filter((row) => row.region === region && row.arn !== null);
    expect([...new Set(rows.map(({ type, arn }) => `${type} ${arn}`))].sort()).toEqual(findable(model, region).sort());
  });

  it("has no two rows for the same data in the same place", () => {
    const identities = truth.map(({ region, type, arn, data, store }) => [region, type, arn, data, store].join(" "));
    expect(new Set(identities).size).toBe(identities.length);
  });

  it("has only unknown for what could not be listed", () => {
    const unlisted = truth.filter(({ arn, type }) => arn === null && type !== "region");
    expect(new Set(unlisted.map(({ verdict }) => verdict))).toEqual(new Set(["unknown"]));
    // Besides the denied listings, two agents that may not be read: whether they have a memory is unknown.
    expect(new Set(unlisted.map(({ region }) => region))).toEqual(
      new Set([...CONTENT_REGIONS, REGION_WITHOUT_BEDROCK]),
    );
  });

  it("is not applicable in each Region that is not enabled", () => {
    const regions = truth.filter(({ type }) => type === "region");
    expect(regions.map(({ region }) => region)).toEqual(
      REGIONS.map(({ name }) => name).filter((name) => !isEnabled(name)),
    );
    expect(new Set(regions.map(({ verdict }) => verdict))).toEqual(new Set(["not-applicable"]));
  });

  it("names only keys of the account, and the few that do not exist", () => {
    const known = new Set<string>([...KEYS.map(({ arn }) => arn), US_KEYS.deleted, FOREIGN_KEYS.supplier]);
    expect(truth.flatMap(({ key }) => key ?? []).filter((key) => !known.has(key))).toEqual([]);
  });

  it("covers every verdict, at least sixty resources and three Regions", () => {
    expect(new Set(truth.map(({ verdict }) => verdict)).size).toBe(7);
    expect(new Set(truth.flatMap(({ type, arn }) => (arn ? [`${type} ${arn}`] : []))).size).toBeGreaterThan(60);
  });
});
