import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ACCOUNT, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { NO_COUNTS } from "#lib/snapshots/stored-scan.ts";
import { temporaryDatabase } from "#lib/snapshots/temporary-database.testkit.ts";
import { closeDatabase, database } from "../database.ts";
import { changes, readChangeQuery } from "./changes.ts";
import { overview } from "./overview.ts";

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", `file:${temporaryDatabase()}`);
});
afterEach(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
});

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
  const [, second, third] = (await overview())?.trend ?? [];
  const earlier = await overview(ids[1]);
  expect(earlier?.trend.map(({ scanId }) => scanId)).toEqual(ids.slice(0, 2));
  expect(earlier?.trendUntil).toBe(third?.at);
  expect(earlier?.trend.at(-1)).toEqual(second);
  expect((await overview(ids[2]))?.trendUntil).toBeNull();
});

test("a scan can be compared with earlier ones only", async () => {
  const ids = await threeScans();
  const { query } = readChangeQuery({ to: ids[1] });
  expect((await changes(query))?.others.map(({ id }) => id)).toEqual([ids[0]]);
});
