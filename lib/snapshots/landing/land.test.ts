import { describe, expect, test } from "vitest";
import type { Monitoring } from "#lib/domain/monitoring.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { NO_COUNTS } from "../stored-scan.ts";
import { temporaryDatabase } from "../temporary-database.testkit.ts";
import { accountOf, changed, REGIONS, readOn } from "./account-read.testkit.ts";
import { Archives } from "./archive.ts";
import { connect, land, landedAts, landInPast, openLanded, START, shownAt, stored } from "./landing.testkit.ts";

const opened = () => openLanded(temporaryDatabase());
const MONITORING: Monitoring = {
  regions: REGIONS.map((region) => {
    const unread = { kind: "not-offered", reason: "" } as const;
    return { region, trails: unread, rules: unread, alarmRules: unread };
  }),
  trails: [],
  logGroups: [],
  alarms: [],
  topics: [],
};

/** Only what a scan of one Region sees. */
const within = (region: string, snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  rows: snapshot.rows.filter((row) => row.region === region),
  resources: snapshot.resources.filter(({ observation }) => observation.region === region),
  gaps: snapshot.gaps.filter((gap) => gap.region === region),
  reads: snapshot.reads.filter((read) => read.region === region || read.region === null),
});

describe("a landing", () => {
  test("of an unchanged account stores its readings and their archives, and nothing else", async () => {
    const landed = await opened();
    await land(landed, readOn(1, accountOf(60)));
    const before = stored(landed);
    const parts = landed.database.prepare("select * from protections").all();
    await land(landed, readOn(2, accountOf(60)));
    expect(stored(landed)).toEqual({
      ...before,
      landings: 2,
      readings: (before.readings ?? 0) * 2,
      archives: (before.archives ?? 0) * 2,
    });
    expect(landed.database.prepare("select * from protections").all()).toEqual(parts);
  });

  test("ends what changed or is gone, and adds what it is now", async () => {
    const landed = await opened();
    await land(landed, readOn(1, accountOf(60)));
    const before = stored(landed);
    const old = await shownAt(landed);
    await land(landed, readOn(2, accountOf(60, changed)));
    expect(stored(landed).protections).toBe((before.protections ?? 0) + 1);
    const intervals = "select id, since, until, resource_status from protections where id in ('row-0', 'row-7')";
    expect(
      landed.database
        .prepare(`${intervals} order by part`)
        .all()
        .map((each) => ({ ...each })),
    ).toEqual(
      expect.arrayContaining([
        { id: "row-0", since: 1, until: 2, resource_status: "ACTIVE" },
        { id: "row-7", since: 1, until: 2, resource_status: "ACTIVE" },
        { id: "row-7", since: 2, until: null, resource_status: "FAILED" },
      ]),
    );
    const [first = ""] = await landedAts(landed);
    expect(await shownAt(landed, first)).toEqual(old);
  });

  test("of one Region leaves what other Regions and the account show", async () => {
    const landed = await opened();
    await land(landed, { ...readOn(1, accountOf(60)), monitoring: MONITORING });
    const before = await shownAt(landed);
    const one = within("us-west-2", readOn(2, accountOf(60, changed)));
    await land(landed, { ...one, monitoring: { ...MONITORING, regions: MONITORING.regions.slice(2) } }, ["us-west-2"]);
    const units = landed.database.prepare("select id, region from units").all();
    const west = units.find(({ region }) => region === "us-west-2")?.id;
    const others = (shown: Awaited<ReturnType<typeof shownAt>>) =>
      Object.values(shown).flatMap((parts) => (parts as { unit: number }[]).filter(({ unit }) => unit !== west));
    const after = await shownAt(landed);
    expect(others(after)).toEqual(others(before));
    expect(after).not.toEqual(before);
    expect(after.accountFacts).toHaveLength(1);
  });

  test("is shown as a whole: at no statement is there a part of it, or a part gone", async () => {
    const path = temporaryDatabase();
    const landed = await openLanded(path);
    await land(landed, readOn(1, accountOf(60)));
    const before = await shownAt(landed);
    const reader = connect(path);
    const seen = new Set<string>();
    const [old, all] = [JSON.stringify(before), [] as Promise<unknown>[]];
    landed.clock.at += 1_000;
    const { scanId } = await landed.journal.begin(START);
    await landed.journal.complete(scanId, readOn(2, accountOf(60, changed)), NO_COUNTS, REGIONS, () => {
      all.push(shownAt(reader).then((shown) => seen.add(JSON.stringify(shown))));
    });
    await Promise.all(all);
    const after = JSON.stringify(await shownAt(landed));
    expect(all.length).toBeGreaterThan(5);
    expect([...seen].filter((each) => each !== old && each !== after)).toEqual([]);
    expect(after).not.toBe(old);
  });

  test("of a scan that is ended meanwhile leaves nothing", async () => {
    const landed = await opened();
    await land(landed, readOn(1, accountOf(60)));
    const before = [stored(landed), await shownAt(landed)];
    const { scanId } = await landed.journal.begin(START);
    let most = 0;
    const end = () => {
      most = Number(stored(landed).protections);
      if (most > 60) landed.database.exec("update scans set state = 'interrupted' where state = 'running'");
    };
    const snapshot = readOn(2, accountOf(60, changed));
    expect(await landed.journal.complete(scanId, snapshot, NO_COUNTS, REGIONS, end)).toBe(false);
    expect(most).toBeGreaterThan(60);
    expect([stored(landed), await shownAt(landed)]).toEqual(before);
  });

  test("keeps the exact evidence of the newest and of older readings", async () => {
    const landed = await opened();
    for (const day of [1, 2, 3]) await land(landed, readOn(day, accountOf(600)));
    for (const [index, at] of (await landedAts(landed)).entries()) {
      const day = index + 1;
      const { protections, gaps, resources } = await shownAt(landed, at);
      expect(protections).toHaveLength(600);
      for (const { id, exact } of protections as { id: string; exact: unknown[] }[])
        expect(exact.slice(0, 2)).toEqual([`2026-11-0${day}T09:00:00.000Z`, `request-${day}-${id}`]);
      expect(JSON.stringify(gaps)).toContain(`not authorized (${day})`);
      expect(JSON.stringify(resources)).not.toContain(`request-${day === 1 ? 2 : 1}`);
    }
  });

  test("keeps two equal gaps as two", async () => {
    const landed = await opened();
    const one = accountOf(5);
    const twice = { ...one, gaps: [...one.gaps, ...one.gaps] };
    await land(landed, readOn(1, twice));
    await land(landed, readOn(2, twice));
    expect((await shownAt(landed)).gaps).toHaveLength(4);
    expect(stored(landed).gaps).toBe(4);
    await land(landed, readOn(3, one));
    expect((await shownAt(landed)).gaps).toHaveLength(2);
  });

  test("lands after all others, also when the clock was set back", async () => {
    const landed = await opened();
    for (let turn = 0; turn < 3; turn += 1) {
      await land(landed, readOn(turn + 1, accountOf(5)));
      landed.clock.at -= 3 * 86_400_000;
    }
    const found = landed.database.prepare("select landed_at from landings order by id").all();
    const times = found.map(({ landed_at }) => String(landed_at));
    expect(times).toEqual([...new Set(times)].toSorted());
  });

  test("whose archive was deleted has no exact evidence, and keeps all else", async () => {
    const landed = await opened();
    await land(landed, readOn(1, accountOf(5)));
    const archives = new Archives(landed.db);
    const at = (await landedAts(landed))[0] ?? "";
    const parts = await landed.db.selectFrom("protections").select(["unit", "hash", "resourceId"]).execute();
    expect((await archives.exactOf({ at, isOneScan: false }, parts)).size).toBe(5);
    await landed.db.deleteFrom("archives").execute();
    expect((await archives.exactOf({ at, isOneScan: false }, parts)).size).toBe(0);
    expect((await shownAt(landed)).protections).toHaveLength(5);
  });
});

describe("what an account has once", () => {
  test("is replaced by a scan of all Regions that it rests on, or of which the missing are disabled", async () => {
    const landed = await opened();
    const since = () =>
      landed.database
        .prepare("select max(landing) as n from readings, units where units.id = unit and region = ''")
        .get()?.n;
    await land(landed, { ...readOn(1, accountOf(9)), monitoring: MONITORING });
    expect(since()).toBe(1);
    await land(landed, readOn(2, within("us-east-1", accountOf(9))), ["us-east-1"]);
    expect(since()).toBe(1);
    await land(landed, { ...readOn(3, accountOf(9)), monitoring: MONITORING }, [...REGIONS, "eu-west-1"]);
    expect(since()).toBe(3);
  });
});

describe("a landing of the past", () => {
  test("shows what that scan read, and changes nothing that later readings show", async () => {
    const landed = await opened();
    await land(landed, readOn(9, accountOf(60)));
    const now = await shownAt(landed);
    const size = stored(landed).protections ?? 0;
    await landInPast(landed, readOn(5, accountOf(60, changed)), 4);
    await landInPast(landed, readOn(3, accountOf(60, changed)), 6);
    expect(await shownAt(landed)).toEqual(now);
    expect(stored(landed).protections).toBe(size + 1);

    const [oldest = "", older = ""] = await landedAts(landed);
    const expected = await opened();
    await land(expected, readOn(3, accountOf(60, changed)));
    expect(await shownAt(landed, oldest)).toEqual(await shownAt(expected));
    await land(expected, readOn(5, accountOf(60, changed)));
    expect(await shownAt(landed, older)).toEqual(await shownAt(expected));
    expect((await shownAt(landed, "2026")).protections).toEqual([]);
  });

  test("between two that have landed leaves both as they are", async () => {
    const landed = await opened();
    await land(landed, readOn(1, accountOf(60)));
    landed.clock.at += 9 * 86_400_000;
    await land(landed, readOn(9, accountOf(60)));
    const shown = () =>
      landedAts(landed).then(async (ats) => [await shownAt(landed, ats[0]), await shownAt(landed, ats.at(-1))]);
    const before = await shown();
    await landInPast(landed, readOn(5, accountOf(60, changed)), 5);
    expect(await shown()).toEqual(before);
    const [, between = ""] = await landedAts(landed);
    const expected = await opened();
    await land(expected, readOn(5, accountOf(60, changed)));
    expect(await shownAt(landed, between)).toEqual(await shownAt(expected));
  });
});
