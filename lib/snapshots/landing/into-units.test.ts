import { beforeAll, describe, expect, test } from "vitest";
import { startDemoAccount } from "#lib/demo/demo-account.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { scanEndpoint } from "../../../e2e/accounts/scan-endpoint.ts";
import { PART_TABLES } from "../schema.ts";
import { giveExact } from "./exact.ts";
import { intoUnits } from "./into-units.ts";
import type { ScanScope } from "./split-parts.ts";
import type { UnitParts } from "./unit-parts.ts";

let snapshot: Snapshot;
let scope: ScanScope;
let units: readonly UnitParts[];
beforeAll(async () => {
  const account = await startDemoAccount();
  const result = await scanEndpoint(account.url);
  await account.close();
  snapshot = result.snapshot;
  scope = { accountId: "123456789012", partition: "aws", regions: result.regions };
  units = await intoUnits(snapshot, scope, { lands: true });
}, 60_000);

const all = <Table extends (typeof PART_TABLES)[number]>(table: Table) =>
  units.flatMap(({ unit, parts }) => parts[table].map((part) => ({ ...part, region: unit.region })));
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

describe("a scan split into units", () => {
  test("has the account, then each of its Regions, and every part of the snapshot in them", () => {
    expect(units.map(({ unit }) => unit.region)).toEqual(["", ...[...scope.regions].sort()]);
    expect(all("resources")).toHaveLength(snapshot.resources.length);
    expect(
      all("protections")
        .map(({ content }) => content.id)
        .sort(),
    ).toEqual(snapshot.rows.map(({ id }) => id).sort());
    expect(all("gaps")).toHaveLength(snapshot.gaps.length);
    expect(all("findings")).toHaveLength(sum(snapshot.findings.map(({ units: each }) => each.length)));
    expect(new Set(all("keys").map(({ content }) => content.arn)).size).toBe(snapshot.keys.length);
    expect(all("accountFacts").map(({ region, content }) => [region, content.kind])).toEqual([
      ["", "watch"],
      ["", "transit"],
    ]);
  });

  test("has in each unit as many failed and unknown answers as findings", () => {
    for (const { unit, parts } of units) {
      const tallied = parts.controlTallies.map(({ content }) => content);
      expect(new Set(tallied.map(({ control, about }) => `${control} ${about}`)).size).toBe(tallied.length);
      for (const answer of ["fail", "cannot-tell"] as const) {
        const found = Map.groupBy(
          parts.findings.filter(({ content }) => content.answer === answer),
          ({ content }) => content.control,
        );
        const counted = new Map<string, number>();
        for (const tally of tallied) {
          const count = answer === "fail" ? tally.fail : tally.cannotTell;
          if (count > 0) counted.set(tally.control, (counted.get(tally.control) ?? 0) + count);
        }
        expect(Object.fromEntries(counted), `${answer} in ${unit.region}`).toEqual(
          Object.fromEntries([...found].map(([control, findings]) => [control, findings.length])),
        );
      }
    }
  });

  test("has the monitoring with the account, also what it found about a scanned Region", () => {
    const monitored = all("findings").filter(({ content }) => content.control.startsWith("BEP-04"));
    expect(monitored.length).toBeGreaterThan(0);
    expect(new Set(monitored.map(({ region }) => region))).toEqual(new Set([""]));
    expect(
      new Set(all("controlTallies").flatMap(({ region, content }) => (content.control === "BEP-041" ? [region] : []))),
    ).toEqual(new Set([""]));
  });

  test("has each key with the rows and resources of its own unit, which add up", () => {
    for (const [arn, copies] of Map.groupBy(all("keys"), ({ content }) => content.arn)) {
      const rows = snapshot.rows.filter((row) => row.keyArn === arn);
      expect(sum(copies.map(({ content }) => content.rows))).toBe(rows.length);
      expect(sum(copies.map(({ content }) => content.resources))).toBe(
        new Set(rows.map(({ resourceId }) => resourceId)).size,
      );
      for (const { region, content } of copies)
        expect(content.rows).toBe(rows.filter((row) => row.region === region).length);
      if (rows.length > 0) expect(copies.every(({ content }) => content.rows > 0)).toBe(true);
    }
    const shared = [...Map.groupBy(all("keys"), ({ content }) => content.arn).values()].filter(
      ({ length }) => length > 1,
    );
    expect(shared.length).toBeGreaterThan(0);
  });

  test("ranks a key by who described it: its owner's account, another account, or none", () => {
    const standings = new Map(all("keys").map(({ content }) => [content.arn, content.standing]));
    for (const key of snapshot.keys) {
      const described = key.kind === "described";
      const arn = described ? key.metadata.arn : key.reference;
      const isOwn = described && key.metadata.accountId === scope.accountId;
      expect(standings.get(arn), arn).toBe(described ? (isOwn ? 2 : 1) : 0);
    }
    expect(new Set(standings.values())).toEqual(new Set([0, 1, 2]));
  });

  test("has no time and no request id in its parts: they are apart, and fit back", () => {
    const exactOf = new Map(
      snapshot.rows.map((row) => [row.id, [row.observedAt, row.sourceRequestId, row.keySourceRequestId]]),
    );
    for (const { content, exact } of all("protections")) {
      expect(content).not.toHaveProperty("observedAt");
      expect(exact).toEqual(exactOf.get(content.id));
    }
    const observations = new Map(snapshot.resources.map(({ id, observation }) => [id, observation]));
    for (const { content, exact } of all("resources"))
      expect(giveExact(content.observation, exact)).toEqual(observations.get(content.id));
  });

  test("is read again without another part, whatever the times and request ids", async () => {
    const again = JSON.parse(JSON.stringify(snapshot), (name, value) => {
      if (name === "at" || name === "observedAt") return typeof value === "string" ? "2030-01-01T00:00:00.000Z" : value;
      return name === "requestId" || name.endsWith("RequestId") ? value && `again-${value}` : value;
    });
    const later = await intoUnits(again, scope, { lands: true });
    for (const [index, { parts }] of later.entries())
      for (const table of PART_TABLES) {
        const textOf = (of: UnitParts["parts"] | undefined) =>
          of?.[table].map(({ content }) => JSON.stringify(content));
        expect(textOf(parts), table).toEqual(textOf(units[index]?.parts));
      }
  });

  test("has the readings of its units: calls, failures, types that are not offered, and verdicts of all rows", () => {
    for (const { unit, reading, parts } of units) {
      const read = snapshot.reads.find(({ region }) => (region ?? "") === unit.region);
      expect(reading).toMatchObject({ reads: read?.reads, failed: read?.failed });
      expect(sum(Object.values(JSON.parse(reading.verdicts ?? "{}")))).toBe(parts.protections.length);
    }
  });
});

describe("a scan that does not land the account", () => {
  test("has only its Regions, and in the first of them the gaps and failed calls of elsewhere: nothing unread is hidden", async () => {
    const regions = [...scope.regions].sort().slice(1, 3);
    const narrow = {
      ...snapshot,
      reads: snapshot.reads.filter(({ region }) => region === null || regions.includes(region)),
    };
    const found = await intoUnits(narrow, { ...scope, regions }, { lands: false });
    expect(found.map(({ unit }) => unit.region)).toEqual(regions);
    const [first, second] = found;
    const elsewhere = snapshot.gaps.filter(({ region }) => region !== regions[1]);
    expect(first?.parts.gaps).toHaveLength(elsewhere.length);
    expect(second?.parts.gaps).toHaveLength(snapshot.gaps.length - elsewhere.length);
    const readsOf = (of: string | null) => narrow.reads.find(({ region }) => region === of)?.reads ?? 0;
    expect(first?.reading.reads).toBe(readsOf(null) + readsOf(regions[0] ?? ""));
    expect(second?.reading.reads).toBe(readsOf(regions[1] ?? ""));
    expect(found.flatMap(({ parts }) => parts.accountFacts)).toEqual([]);
    expect(found.flatMap(({ parts }) => parts.findings).filter(({ content }) => content.control === "BEP-041")).toEqual(
      [],
    );
  });
});
