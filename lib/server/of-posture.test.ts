import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NOW } from "#lib/domain/posture.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { ACCOUNT, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { NO_COUNTS } from "#lib/snapshots/stored-scan.ts";
import { temporaryDatabase } from "#lib/snapshots/temporary-database.testkit.ts";
import { closeDatabase, database } from "./database.ts";
import { ofPosture, whyNoPosture } from "./of-posture.ts";

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
  const asked = { scan: old, at: null };
  expect(await ofPosture({ asked }, async (_, { scan }) => scan.id)).toBe(old);
  expect(
    await ofPosture({ asked }, async (_, { scan }) => {
      await other.pruner.prune(0);
      return scan.id;
    }),
  ).toBeNull();
  expect((await whyNoPosture({ asked })).kind).toBe("none");
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
  const last = await scan(["eu-central-1"]);
  const others = async (scan: string | null) =>
    ofPosture({ asked: { scan, at: null } }, async (_, { otherRegions }) => otherRegions);
  expect(await others(last)).toEqual(["us-west-2"]);
  expect(await others(first)).toEqual([]);
  expect(await others(null)).toEqual([]);
});

test("a time means the newest posture by then; before the first, and for a time that is none, there is none", async () => {
  const { journal, postures } = await database();
  const start = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions: [] };
  const ids: string[] = [];
  const times: string[] = [];
  for (const rows of [2, 1]) {
    const { scanId } = await journal.begin(start);
    await journal.complete(scanId, sampleSnapshot(rows), NO_COUNTS, []);
    ids.push(scanId);
    times.push((await postures.newestPoint())?.at ?? "");
  }
  const shown = async (at: string | null) => ofPosture({ asked: { scan: null, at } }, async (_, { scan }) => scan.id);
  expect(await shown(times[0] ?? "")).toBe(ids[0]);
  expect(await shown(times[1] ?? "")).toBe(ids[1]);
  expect(await shown(new Date().toISOString().slice(0, 10))).toBe(ids[1]);
  expect(await shown(null)).toBe(ids[1]);
  expect(await shown("2001-01-01")).toBeNull();
  expect(await shown("soon")).toBeNull();
  expect(await ofPosture({ asked: { scan: ids[0] ?? "", at: times[0] ?? "" } }, async () => true)).toBeNull();
});

test("a list stays with the posture of its first page, and its links name the time once a newer one has landed", async () => {
  const { journal, postures } = await database();
  const start = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions: [] };
  const scan = async () => {
    const { scanId } = await journal.begin(start);
    await journal.complete(scanId, sampleSnapshot(2), NO_COUNTS, []);
    return postures.newestPoint();
  };
  const pinned = await scan();
  const asked = () => ofPosture({ asked: NOW, pinned }, async (_, posture) => [posture.point, posture.asked]);
  expect(await asked()).toEqual([pinned, NOW]);
  await scan();
  expect(await asked()).toEqual([pinned, { scan: null, at: pinned?.at }]);
});
