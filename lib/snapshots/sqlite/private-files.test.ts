import { chmodSync, copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type DatabaseOptions, openDatabase } from "../open-database.ts";
import { temporaryDatabase } from "../temporary-database.testkit.ts";
import type { OpenToOthers } from "./private-files.ts";

const now = () => new Date("2026-11-01T08:00:00Z");
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

/** A store on which something was written, closed when the test ends. */
async function opened(path: string, options: Partial<DatabaseOptions> = {}) {
  const store = await openDatabase(`file:${path}`, { now, ...options });
  onTestFinished(() => store.close());
  await store.queue.enqueue(null);
  return store;
}

/** Every file of the folder of a database with its permissions. */
function modes(path: string): Readonly<Record<string, string>> {
  const folder = dirname(path);
  return Object.fromEntries(readdirSync(folder).map((name) => [name, modeOf(join(folder, name))]));
}

describe("other users of the machine cannot open the database", () => {
  beforeEach(() => {
    const before = process.umask(0o000);
    onTestFinished(() => {
      process.umask(before);
    });
  });

  test("the files of a new one and the folders made for it are private, for any umask", async () => {
    const path = join(dirname(temporaryDatabase()), "some", "where", "posture.db");
    const told: (readonly OpenToOthers[])[] = [];
    await opened(path, { onOpenToOthers: (found) => told.push(found) });
    expect(told).toEqual([]);
    expect(modes(path)).toEqual({ "posture.db": "600", "posture.db-wal": "600", "posture.db-shm": "600" });
    expect([modeOf(dirname(path)), modeOf(dirname(dirname(path)))]).toEqual(["700", "700"]);
  });

  test("an existing one with public files is made private with its folder, and this is reported once", async () => {
    const path = temporaryDatabase();
    // A process that ended without closing leaves its WAL.
    const other = await opened(`${path}.other`);
    for (const ending of ["", "-wal"]) copyFileSync(`${path}.other${ending}`, `${path}${ending}`);
    await other.close();
    for (const name of readdirSync(dirname(path))) chmodSync(join(dirname(path), name), 0o664);
    chmodSync(dirname(path), 0o755);

    const told: (readonly OpenToOthers[])[] = [];
    await opened(path, { onOpenToOthers: (found) => told.push(found) });
    expect(modes(path)).toMatchObject({ "posture.db": "600", "posture.db-wal": "600", "posture.db-shm": "600" });
    expect(modeOf(dirname(path))).toBe("700");
    expect(told).toHaveLength(1);
    expect(told[0]).toContainEqual({ path, mode: "664", failure: null });
    await opened(path, { onOpenToOthers: (found) => told.push(found) });
    expect(told).toHaveLength(1);
  });

  test("a folder with other files, or that all may write to, is not changed", async () => {
    const path = temporaryDatabase();
    const shared = join(dirname(path), "shared");
    mkdirSync(shared, { mode: 0o755 });
    writeFileSync(join(shared, "diary.txt"), "");
    await opened(join(shared, basename(path)));
    expect(modeOf(shared)).toBe("755");
    expect(modeOf(join(shared, "posture.db"))).toBe("600");
    expect(modeOf(join(shared, "diary.txt"))).toBe("666");
  });
});
