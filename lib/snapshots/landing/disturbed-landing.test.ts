import { once } from "node:events";
import { copyFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { startNode } from "#lib/cli/process/child.ts";
import { thisProcess } from "../owner.ts";
import { ACCOUNT } from "../snapshot-sample.testkit.ts";
import { temporaryDatabase } from "../temporary-database.testkit.ts";
import { accountOf, changed, REGIONS, readOn } from "./account-read.testkit.ts";
import { intoUnits } from "./into-units.ts";
import { beginLanding, landUnit } from "./land.ts";
import { connect, type Landed, land, openLanded, START, shownAt, stored } from "./landing.testkit.ts";
import { undo } from "./undo.ts";

const COUNT = 900;
const MOMENTS = Array.from({ length: 10 }, (_, moment) => moment + 1);

/** Lands the second day, and kills itself after a number of writes; without one, it prints how many there were. */
const LANDING = `
  import { StatementSync } from "node:sqlite";
  const [url, last] = process.argv.slice(-2);
  const { openDatabase } = await import("#lib/snapshots/open-database.ts");
  const { accountOf, changed, readOn, REGIONS } = await import("#lib/snapshots/landing/account-read.testkit.ts");
  const { ACCOUNT } = await import("#lib/snapshots/snapshot-sample.testkit.ts");
  const { journal, close } = await openDatabase(url, { now: () => new Date("2026-11-03T08:00:00Z") });
  const scope = { accountId: ACCOUNT, partition: "aws", principalArn: "x", regions: [] };
  const { scanId } = await journal.begin(scope);
  const { run } = StatementSync.prototype;
  let writes = 0;
  StatementSync.prototype.run = function (...values) {
    const result = run.apply(this, values);
    writes += 1;
    if (writes === Number(last)) process.kill(process.pid, "SIGKILL");
    return result;
  };
  await journal.complete(scanId, readOn(2, accountOf(${COUNT}, changed)), {}, REGIONS);
  await close();
  process.stdout.write(String(writes));
`;

async function landInChild(path: string, killAfter: number | null): Promise<number> {
  const child = startNode(["--input-type=module", "--eval", LANDING, `file:${path}`, String(killAfter)], {
    output: "pipe",
  });
  let output = "";
  child.stdout?.on("data", (text) => {
    output += text;
  });
  const [, signal] = await once(child, "close");
  expect(signal).toBe(killAfter === null ? null : "SIGKILL");
  return Number(output);
}

/** A database with the first day. */
async function firstDay(): Promise<string> {
  const path = temporaryDatabase();
  const landed = await openLanded(path);
  await land(landed, readOn(1, accountOf(COUNT)));
  landed.database.exec("pragma wal_checkpoint(truncate)");
  return path;
}

function copyOf(path: string, name: string | number): string {
  copyFileSync(path, `${path}.${name}`);
  return `${path}.${name}`;
}

/** Lands the third day, and compares with a database in which nothing was disturbed before. */
async function expectToGoOn(landed: Landed, undisturbed: Landed): Promise<void> {
  const third = readOn(
    3,
    accountOf(COUNT, (rows) => changed(rows).slice(1)),
  );
  landed.clock.at = undisturbed.clock.at = Date.parse("2026-11-10T08:00:00Z");
  await land(landed, third);
  await land(undisturbed, third);
  expect(await shownAt(landed)).toEqual(await shownAt(undisturbed));
  expect(stored(landed)).toEqual(stored(undisturbed));
}

describe("a landing whose process is killed", () => {
  test("shows the posture before it or its own, never a mixture, and the next one lands as if nothing had been", async () => {
    const path = await firstDay();
    const whole = copyOf(path, "whole");
    const writes = await landInChild(whole, null);
    expect(writes).toBeGreaterThan(50);
    const [before, after] = [await shownAt(connect(path)), await shownAt(connect(whole))];
    expect(after).not.toEqual(before);

    const left = [];
    for (const moment of MOMENTS) {
      const killed = copyOf(path, moment);
      await landInChild(killed, Math.ceil((writes * moment) / 10) - (moment === 10 ? 1 : 0));
      const landed = connect(killed);
      expect(await shownAt(landed)).toEqual(before);
      left.push(Number(stored(landed).readings) - Number(stored(connect(path)).readings));
      // The next start cleans up, or, where there was none, the next landing.
      if (moment % 2 === 0) {
        await landed.interrupted.mark();
        await landed.interrupted.deleteLeftovers();
        expect(stored(landed)).toEqual(stored(connect(path)));
      }
      await expectToGoOn(landed, connect(copyOf(path, `${moment}.undisturbed`)));
    }
    expect(new Set(left).size).toBeGreaterThan(2);

    const completed = copyOf(path, "completed");
    await landInChild(completed, writes);
    expect(await shownAt(connect(completed))).toEqual(after);
  }, 120_000);
});

describe("a landing on a disk that becomes full", () => {
  test("leaves the posture before it, and the next one lands as if nothing had been once there is space", async () => {
    const path = await firstDay();
    // Half of the resources change, so that the disk can become full at many moments.
    const second = readOn(
      2,
      accountOf(COUNT, (rows) => rows.map((row, index) => (index % 2 ? row : { ...row, resourceStatus: "FAILED" }))),
    );
    const whole = connect(copyOf(path, "whole"));
    const pagesOf = ({ database }: Landed) => Number(database.prepare("pragma page_count").get()?.page_count);
    const pages = pagesOf(whole);
    await land(whole, second);
    const grown = pagesOf(whole) - pages;
    expect(grown).toBeGreaterThan(100);

    const left = [];
    for (const moment of MOMENTS) {
      const landed = connect(copyOf(path, moment));
      const before = await shownAt(landed);
      landed.database.exec(`pragma max_page_count = ${pages + Math.floor((grown * (moment - 1)) / 10)}`);
      await expect(land(landed, second)).rejects.toMatchObject({ kind: "full" });
      expect(await shownAt(landed)).toEqual(before);
      left.push(Number(stored(landed).archives));
      const [running] = await landed.db.selectFrom("scans").select("id").where("state", "=", "running").execute();
      landed.database.exec(`pragma max_page_count = ${pages * 10}`);
      await landed.journal.fail(running?.id ?? "", "The disk is full.");
      const untouched = connect(copyOf(path, `${moment}.undisturbed`));
      expect(stored(landed)).toEqual(stored(untouched));
      await expectToGoOn(landed, untouched);
    }
    expect(new Set(left).size).toBeGreaterThan(2);
  }, 120_000);
});

describe("a landing whose process sleeps while another one takes its place", () => {
  test("stores nothing more when it wakes, and the other one is whole", async () => {
    const path = await firstDay();
    const asleep = connect(copyOf(path, "both"), { ...thisProcess(), host: "another host" });
    const other = connect(`${path}.both`);
    asleep.clock.at = other.clock.at = Date.parse("2026-11-10T08:00:00Z");
    const untouched = connect(copyOf(path, "undisturbed"));
    const { scanId } = await asleep.journal.begin(START);
    const landing = await beginLanding(asleep.db, { scanId, startedAt: "2026-11-10", toolVersion: null });
    const scope = { accountId: ACCOUNT, partition: "aws", regions: REGIONS };
    const [first, ...rest] = await intoUnits(readOn(2, accountOf(COUNT, changed)), scope, { lands: true });
    if (!first) throw new Error("There is no unit");
    expect(await landUnit(asleep.db, landing, first)).toBe(true);

    await other.db.updateTable("scans").set({ state: "interrupted" }).where("id", "=", scanId).execute();
    await expectToGoOn(other, untouched);
    for (const unit of rest) expect(await landUnit(asleep.db, landing, unit)).toBe(false);
    await undo(asleep.db, landing);
    expect(await shownAt(other)).toEqual(await shownAt(untouched));
    expect(stored(other)).toEqual(stored(untouched));
  });
});
