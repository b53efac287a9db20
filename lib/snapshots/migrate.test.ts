import { once } from "node:events";
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { startNode } from "#lib/cli/process/child.ts";
import type { Point } from "#lib/domain/posture.ts";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import { ACCOUNTS, contentsOf, formerResourceId, formerScan, timeOf, writeFormerScans } from "./before-ids.testkit.ts";
import { DatabaseError } from "./database-error.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { openDatabase } from "./open-database.ts";
import { fillDisk, removeDisk, smallDisk } from "./small-disk.testkit.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const now = () => new Date("2026-11-30T08:00:00Z");
const COPY = `.before-${Object.keys(MIGRATIONS).at(-1)}`;
const scansWith = (resources: number) =>
  [...ACCOUNTS, ...ACCOUNTS].map((scanned, nth) => formerScan(`scan-${nth}`, scanned, resources));
const SCANS = scansWith(10);
/** They land when they ended. */
const pointOf = (nth: number): Point => ({ at: timeOf(nth), isOneScan: true });

async function formerDatabase(): Promise<string> {
  const path = temporaryDatabase();
  await writeFormerScans(path, SCANS);
  return path;
}

async function opened(path: string) {
  const store = await openDatabase(`file:${path}`, { now });
  onTestFinished(() => store.close());
  return store;
}

async function failureOf(path: string): Promise<DatabaseError> {
  const error = await openDatabase(`file:${path}`, { now }).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseError)) throw new Error(`expected a DatabaseError, got ${error}`);
  return error;
}

const filesOf = (path: string): string[] => readdirSync(dirname(path)).sort();

describe("the copy from before a migration", () => {
  test("is deleted when all migrations have succeeded, with what earlier attempts left, also those of earlier versions", async () => {
    const path = await formerDatabase();
    for (const copy of [COPY, ".before-0011-ids"])
      for (const left of ["", ".part", ".part-journal"])
        writeFileSync(`${path}${copy}${left}`, "of an earlier attempt");
    await (await openDatabase(`file:${path}`, { now })).close();
    expect(filesOf(path)).toEqual(["posture.db"]);
  });

  test("stays beside the unchanged database when a migration fails, is private, and the error names it", async () => {
    const path = await formerDatabase();
    const blocking = new DatabaseSync(path);
    blocking.exec("create table former_ids (former text)");
    blocking.close();
    const before = contentsOf(path);
    const umask = process.umask(0);
    const failure = await failureOf(path);
    process.umask(umask);
    expect(failure.kind).toBe("failed");
    expect(failure.message).toContain(`${path}${COPY} is a copy of it.`);
    expect(contentsOf(path)).toEqual(before);
    expect(contentsOf(`${path}${COPY}`)).toEqual(before);
    expect(statSync(`${path}${COPY}`).mode & 0o777).toBe(0o600);
  });

  test("of a failed attempt is replaced by the next one", async () => {
    const path = await formerDatabase();
    const blocking = new DatabaseSync(path);
    blocking.exec("create table former_ids (former text)");
    await failureOf(path);
    blocking.exec("delete from links");
    blocking.close();
    await failureOf(path);
    expect(contentsOf(`${path}${COPY}`)).toEqual(contentsOf(path));
  });

  test("is not made of a new database, nor of one that is up to date", async () => {
    const path = temporaryDatabase();
    expect(await openInChild(path, null)).toMatchObject({ copies: 0 });
    expect(await openInChild(path, null)).toMatchObject({ copies: 0 });
    expect(filesOf(path)).toEqual(["posture.db"]);
  });
});

const disk = smallDisk();
afterAll(() => {
  if (disk !== null) removeDisk(disk);
});

// Not enough for an empty file, for the first pages, for the whole copy.
test.skipIf(disk === null).each([0, 16_384, 200_000])(
  "a disk with room for %d bytes of the copy stops the start in one sentence, with nothing changed or left",
  async (left) => {
    const path = join(disk ?? "", `${left}.db`);
    await writeFormerScans(path, scansWith(40));
    const before = contentsOf(path);
    // Opening the database takes the room of its shared memory.
    const ballast = fillDisk(disk ?? "", left + 32_768);
    const failure = await failureOf(path);
    rmSync(ballast);
    expect(failure.kind).toBe("full");
    expect(failure.message).toBe(
      `The disk has no room for ${path}${COPY}, the copy that is made before the schema of the database changes: free some space and start again; the database was left unchanged.`,
    );
    expect(contentsOf(path)).toEqual(before);
    expect(filesOf(path).filter((name) => name.includes("before"))).toEqual([]);
    await (await openDatabase(`file:${path}`, { now })).close();
    expect(contentsOf(path).former_ids).toHaveLength(ACCOUNTS.length * 40);
    rmSync(path);
  },
);

test("of two starts at once one migrates and copies, and both open the database", async () => {
  const path = await formerDatabase();
  const both = await Promise.all([openInChild(path, null), openInChild(path, null)]);
  // The one that waits writes nothing but the start of its transaction.
  const [waited, migrated] = both.sort((a, b) => a.writes - b.writes);
  expect(waited?.writes).toBeLessThan(8);
  expect(migrated?.writes).toBeGreaterThan(20);
  expect([waited?.copies, migrated?.copies]).toEqual([0, 1]);
  expect(filesOf(path)).toEqual(["posture.db"]);
});

/** Opens a database and kills itself after a number of writes; without one, it prints how many there were. */
const KILLED = `
  import { StatementSync } from "node:sqlite";
  const [url, last] = process.argv.slice(-2);
  const { run } = StatementSync.prototype;
  let writes = 0;
  let copies = 0;
  StatementSync.prototype.run = function (...values) {
    const result = run.apply(this, values);
    writes += 1;
    if (this.sourceSQL.startsWith("vacuum into")) copies += 1;
    if (writes === Number(last)) process.kill(process.pid, "SIGKILL");
    return result;
  };
  const { openDatabase } = await import("#lib/snapshots/open-database.ts");
  const store = await openDatabase(url, { now: () => new Date("2026-11-30T08:00:00Z") });
  await store.close();
  process.stdout.write(JSON.stringify({ writes, copies }));
`;

interface Written {
  readonly writes: number;
  readonly copies: number;
}

async function openInChild(path: string, killAfter: number | null): Promise<Written> {
  const evaluated = ["--input-type=module", "--eval", KILLED];
  const child = startNode([...evaluated, `file:${path}`, String(killAfter)], { output: "pipe" });
  let output = "";
  child.stdout?.on("data", (text) => {
    output += text;
  });
  const [, signal] = await once(child, "close");
  expect(signal).toBe(killAfter === null ? null : "SIGKILL");
  return JSON.parse(output || '{ "writes": 0, "copies": 0 }');
}

test("a process killed at any moment of a migration leaves a database that the next start migrates whole", async () => {
  const former = await formerDatabase();
  const untouched = contentsOf(former);
  const other = `${former}.other`;
  copyFileSync(former, other);
  const { writes } = await openInChild(other, null);
  const migrated = contentsOf(other);
  expect(writes).toBeGreaterThan(20);

  const copies = [];
  for (let moment = 1; moment <= 10; moment += 1) {
    const path = `${former}.${moment}`;
    copyFileSync(former, path);
    await openInChild(path, Math.ceil((writes * moment) / 11));
    expect(contentsOf(path)).toEqual(untouched);
    if (existsSync(`${path}${COPY}`)) copies.push(contentsOf(`${path}${COPY}`));
    await (await openDatabase(`file:${path}`, { now })).close();
    expect(contentsOf(path)).toEqual(migrated);
    expect(existsSync(`${path}${COPY}`)).toBe(false);
  }
  expect(copies.length).toBeGreaterThan(5);
  for (const copy of copies) expect(copy).toEqual(untouched);
}, 120_000);

describe("after the migration", () => {
  test("an older id leads to the same resource in each scan, in lists too, and to none where the scan has none", async () => {
    const { resources, rows } = await opened(await formerDatabase());
    for (const [nth, { observations }] of SCANS.entries()) {
      for (const observation of observations) {
        const former = formerResourceId(observation);
        const found = await resources.resource(pointOf(nth), former);
        expect(found?.observation).toEqual(observation);
        const filter = { ...NO_FILTER, resource: former };
        const listed = await rows.rows(pointOf(nth), filter, "verdict", 0, 10);
        expect(listed.map(({ resourceId }) => resourceId)).toEqual([found?.id, found?.id, found?.id, found?.id]);
        expect(await rows.countRows(pointOf(nth), filter)).toBe(4);
      }
    }
    const [ofOther] = SCANS[1]?.observations.slice(1) ?? [];
    if (!ofOther) throw new Error("There is no second resource");
    expect(await resources.resource(pointOf(0), formerResourceId(ofOther))).toBeNull();
  });

  test("a database that a newer version migrated is rejected as before, without a copy", async () => {
    const path = await formerDatabase();
    const newer = new DatabaseSync(path);
    newer.exec("insert into kysely_migration (name, timestamp) values ('0999-tomorrow', '2027')");
    newer.close();
    const before = readFileSync(path);
    expect((await failureOf(path)).kind).toBe("newer");
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(filesOf(path)).toEqual(["posture.db"]);
  });
});
