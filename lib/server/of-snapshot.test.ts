import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { ACCOUNT, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { NO_COUNTS } from "#lib/snapshots/stored-scan.ts";
import { temporaryDatabase } from "#lib/snapshots/temporary-database.testkit.ts";
import { closeDatabase, database } from "./database.ts";
import { ofSnapshot } from "./of-snapshot.ts";

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", `file:${temporaryDatabase()}`);
});
afterEach(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
});

test("a scan that is deleted while a page reads it gives no result rather than a partial one", async () => {
  const { journal } = await database();
  const start = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions: [] };
  const ids: string[] = [];
  for (const rows of [2, 1]) {
    const { scanId } = await journal.begin(start);
    await journal.complete(scanId, sampleSnapshot(rows), NO_COUNTS, []);
    ids.push(scanId);
  }
  const [old = ""] = ids;
  const later = () => new Date(Date.now() + 60_000);
  const other = await openDatabase(process.env.DATABASE_URL ?? "", { now: later });
  expect(await ofSnapshot(old, async (_, { id }) => id)).toBe(old);
  expect(
    await ofSnapshot(old, async (_, { id }) => {
      expect(await other.pruner.prune(0)).toEqual([old]);
      return id;
    }),
  ).toBeNull();
  await other.close();
});

test("a page names the Regions that other scans have read and its own has not", async () => {
  const { journal } = await database();
  const whole = sampleSnapshot(9);
  const scan = async (regions: readonly string[], accountId = ACCOUNT) => {
    const start = { accountId, partition: "aws", principalArn: "arn:x", regions };
    const { scanId } = await journal.begin(start);
    const reads = whole.reads.filter(({ region }) => region === null || regions.includes(region));
    await journal.complete(scanId, { ...whole, reads }, NO_COUNTS, regions);
    return scanId;
  };
  const first = await scan(["us-west-2", "eu-central-1"]);
  await scan(["us-east-1"], "444455556666");
  await scan(["eu-central-1"]);
  const others = async (id: string | null) => ofSnapshot(id, async (_, { otherRegions }) => otherRegions);
  expect(await others(null)).toEqual(["us-west-2"]);
  expect(await others(first)).toEqual([]);
});
