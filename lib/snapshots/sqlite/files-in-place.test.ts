import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../open-database.ts";
import { temporaryDatabase } from "../temporary-database.testkit.ts";

const now = () => new Date("2026-11-01T08:00:00Z");
const REFUSED = { kind: "replaced", message: expect.stringMatching(/was removed or replaced while it was open/) };
const ANNA = { subject: "auth0|7", name: "Anna", role: "viewer" } as const;

async function opened(path = temporaryDatabase()) {
  const store = await openDatabase(`file:${path}`, { now });
  onTestFinished(() => store.close());
  const scan = await store.queue.enqueue(null);
  return { path, store, scan, aside: join(dirname(path), "aside") };
}

describe("a database file that was replaced or removed", () => {
  test.each(["", "-wal", "-shm"])(
    "whose %j is removed accepts no scan and no change, and the error says so",
    async (ending) => {
      const { path, store, scan } = await opened();
      rmSync(`${path}${ending}`);
      await expect(store.queue.enqueue(null)).rejects.toMatchObject(REFUSED);
      await expect(store.journal.requestCancel(scan)).rejects.toMatchObject(REFUSED);
      await expect(store.pruneRequests.enqueue({ days: 1, vacuum: false })).rejects.toMatchObject(REFUSED);
      expect(() => store.demandInPlace()).toThrow(/removed or replaced/);
      expect(existsSync(`${path}${ending}`)).toBe(false);
    },
  );

  test("replaced by another file: no change is accepted, and the other file is not changed", async () => {
    const { path, store, aside } = await opened();
    const other = await opened(`${path}.other`);
    await other.store.close();
    renameSync(`${path}.other`, path);
    copyFileSync(path, aside);
    await expect(store.queue.enqueue(null)).rejects.toMatchObject(REFUSED);
    await store.close();
    expect(readFileSync(path).equals(readFileSync(aside))).toBe(true);
    // As the error says: SQLite would take the WAL of the old file for that of the new one.
    for (const ending of ["-wal", "-shm"]) rmSync(`${path}${ending}`, { force: true });
    const restored = await openDatabase(`file:${path}`, { now });
    expect((await restored.scans.listScans(10)).map(({ id }) => id)).toEqual([other.scan]);
    await restored.close();
  });

  test("is used again once it is restored", async () => {
    const { path, store, scan, aside } = await opened();
    mkdirSync(aside);
    renameSync(path, join(aside, "posture.db"));
    await expect(store.queue.enqueue(null)).rejects.toMatchObject(REFUSED);
    renameSync(join(aside, "posture.db"), path);
    const second = await store.queue.enqueue(null);
    expect((await store.scans.listScans(10)).map(({ id }) => id)).toEqual(expect.arrayContaining([scan, second]));
  });

  test("still answers reads, and sessions stay valid", async () => {
    let minutes = 0;
    const path = temporaryDatabase();
    const store = await openDatabase(`file:${path}`, { now: () => new Date(Date.UTC(2026, 10, 1, 8, minutes)) });
    onTestFinished(() => store.close());
    const secret = await store.sessions.start(ANNA);
    minutes = 20;
    rmSync(path);
    expect(await store.sessions.find(secret)).toMatchObject({ name: "Anna" });
    expect(await store.sessions.rotate(secret)).toBeNull();
    expect(await store.scans.listScans(10)).toEqual([]);
  });
});
