import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NOW } from "#lib/domain/posture.ts";
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

async function threeScans(): Promise<readonly string[]> {
  const { journal } = await database();
  const regions = ["eu-central-1", "us-east-1", "us-west-2"];
  const ids: string[] = [];
  for (const rows of [9, 12, 15]) {
    const { scanId } = await journal.begin({ accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions });
    await journal.complete(scanId, sampleSnapshot(rows), NO_COUNTS, regions);
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
