import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NO_FINDING_FILTER } from "#lib/domain/finding-filter.ts";
import { NOW } from "#lib/domain/posture.ts";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { ACCOUNT, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { NO_COUNTS } from "#lib/snapshots/stored-scan.ts";
import { temporaryDatabase } from "#lib/snapshots/temporary-database.testkit.ts";
import { closeDatabase, database } from "../database.ts";
import { changes, readChangeQuery } from "./changes.ts";
import { lastWeek, overview } from "./overview.ts";

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", `file:${temporaryDatabase()}`);
});
afterEach(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
});

const ALL = { ...NOW, account: [], region: [] };

/** One failed check of a control in the first Region, two in the second, and so on. */
function failedIn(regions: readonly string[]): Pick<Snapshot, "findings" | "controls"> {
  const findings = regions.flatMap((region, index) =>
    Array.from({ length: index + 1 }, (_, nth) => ({
      ...{ control: "BEP-003", answer: "fail" as const, region, units: [region], name: "x" },
      ...{ subject: { kind: "store" as const, arn: `arn:${region}:${nth}` }, reason: "", reasonCode: "x" },
      reasonParameters: {},
    })),
  );
  const controls = regions.map((region, index) => ({
    ...{ control: "BEP-003", region, pass: 4, fail: index + 1, cannotTell: 0 },
  }));
  return { findings, controls };
}

async function threeScans(): Promise<readonly string[]> {
  const { journal } = await database();
  const regions = ["eu-central-1", "us-east-1", "us-west-2"];
  const ids: string[] = [];
  for (const rows of [9, 12, 15]) {
    const { scanId } = await journal.begin({ accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions });
    await journal.complete(scanId, { ...sampleSnapshot(rows), ...failedIn(regions) }, NO_COUNTS, regions);
    ids.push(scanId);
  }
  return ids;
}

test("the trend of an earlier scan ends where the next scan replaced it, and has no later point", async () => {
  const ids = await threeScans();
  const [, second, third] = (await overview(ALL))?.trend ?? [];
  const earlier = await overview({ ...ALL, scan: ids[1] ?? "" });
  expect(earlier?.trend.map(({ scanId }) => scanId)).toEqual(ids.slice(0, 2));
  expect(earlier?.trendUntil).toBe(third?.at);
  expect(earlier?.trend.at(-1)).toEqual(second);
  expect((await overview({ ...ALL, scan: ids[2] ?? "" }))?.trendUntil).toBeNull();
});

test("what changed is counted since the posture of a week before, or since the oldest", async () => {
  expect(await lastWeek(ALL)).toBeNull();
  await threeScans();
  const oldest = (await overview(ALL))?.trend[0]?.at;
  const week = await lastWeek(ALL);
  expect(week?.since).toBe(oldest);
  const { query } = readChangeQuery({ from: week?.since ?? "" });
  const listed = await changes(query);
  expect(week?.kinds.map(({ kind, count }) => ({ value: kind, count }))).toEqual(listed?.facets.kinds);
  expect(await lastWeek({ ...ALL, account: ["999999999999"] })).toMatchObject({ kinds: [] });
});

test("a Region limits every number of the overview, and each is that of the rows or findings behind it", async () => {
  await threeScans();
  const region = ["us-east-1"];
  const all = await overview(ALL);
  const view = await overview({ ...ALL, region });
  const { rows, controls } = await database();
  const point = view?.posture.point ?? { at: "", isOneScan: false };
  const found = await rows.countRows(point, { ...NO_FILTER, region });
  const sum = (verdicts: Readonly<Record<string, number>> | null | undefined) =>
    Object.values(verdicts ?? {}).reduce((total, each) => total + each, 0);
  expect(view?.tallies.reduce((total, each) => total + each.rows, 0)).toBe(found);
  expect(sum(view?.trend.at(-1)?.verdicts)).toBe(found);
  expect(sum(all?.trend.at(-1)?.verdicts)).toBeGreaterThan(found);
  expect(view?.posture.regions).toEqual(region);
  for (const { id, fail, cannotTell } of view?.controls ?? []) {
    const filter = { ...NO_FINDING_FILTER, control: [id], region };
    expect(fail + cannotTell, id).toBe((await controls.findings(point, filter, 0, 1_000)).length);
  }
  expect(view?.controls.map(({ pass, fail }) => [pass, fail])).toEqual([[4, 2]]);
  expect(all?.controls.map(({ pass, fail }) => [pass, fail])).toEqual([[12, 6]]);
});
