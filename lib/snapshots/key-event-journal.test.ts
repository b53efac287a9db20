import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import type { KeyEvent } from "#lib/domain/key-event.ts";
import { openDatabase } from "./open-database.ts";
import { type Owner, thisProcess } from "./owner.ts";
import { ACCOUNT, DENIED } from "./snapshot-sample.testkit.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const KEY = "arn:aws:kms:us-east-1:111122223333:key/k";
const WINDOW = { from: "2026-08-03T08:00:00.000Z", to: "2026-11-01T08:00:00.000Z" };
const GONE: Owner = { ...thisProcess(), process: "another start of the same process id" };

async function openAs(path: string, self: Owner, clock = { at: Date.parse(WINDOW.to) }) {
  const waiting = { now: () => clock.at, sleep: async () => {} };
  const store = await openDatabase(`file:${path}`, { now: () => new Date(clock.at), self, waiting });
  onTestFinished(() => store.close());
  return store;
}

async function scanned(self = thisProcess(), clock = { at: Date.parse(WINDOW.to) }) {
  const path = temporaryDatabase();
  const store = await openAs(path, self, clock);
  return { path, store, subject: { accountId: ACCOUNT, keyArn: KEY } };
}

const event = (id: string) => ({ id, name: "Decrypt", at: WINDOW.to, kind: "use" }) as KeyEvent;
const page = (...ids: string[]) => ({ events: ids.map(event), seen: 3, own: 1, readBackTo: WINDOW.from });

describe("the events of a key", () => {
  test("are stored page by page, in order, during the search", async () => {
    const { store, subject } = await scanned();
    const readId = (await store.keyEvents.begin(subject, WINDOW)) ?? "";
    await store.keyEvents.keep(subject, readId, page("a", "b"));
    await store.keyEvents.keep(subject, readId, page("c"));
    const { read } = await store.keyEvents.reading(subject);
    expect(read).toMatchObject({ state: "running", pages: 2, seen: 6, own: 2, readBackTo: WINDOW.from, cutOff: false });
    expect((await store.keyEvents.reading(subject)).events.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    await store.keyEvents.end(readId, "completed", true);
    expect((await store.keyEvents.reading(subject)).read).toMatchObject({
      state: "completed",
      cutOff: true,
    });
  });

  test("of two searches that start at once one runs, also in two processes", async () => {
    const { path, store, subject } = await scanned();
    const there = await openAs(path, { ...thisProcess(), pid: process.ppid });
    const begin = () => Promise.all([store, there].map(({ keyEvents }) => keyEvents.begin(subject, WINDOW)));
    expect((await begin()).filter((id) => id !== null).length).toBe(1);
    await store.keyEvents.cancel(subject);
    expect((await begin()).filter((id) => id !== null).length).toBe(1);
  });

  test("are replaced by a new search, and a cancelled search adds no more", async () => {
    const { store, subject } = await scanned();
    const first = (await store.keyEvents.begin(subject, WINDOW)) ?? "";
    await store.keyEvents.keep(subject, first, page("old"));
    expect(await store.keyEvents.cancel(subject)).toBe(true);
    expect(await store.keyEvents.beat(first)).toBe(false);
    const second = (await store.keyEvents.begin(subject, WINDOW)) ?? "";
    expect(await store.keyEvents.keep(subject, first, page("late"))).toBe(false);
    await store.keyEvents.keep(subject, second, page("new"));
    expect((await store.keyEvents.reading(subject)).events.map(({ id }) => id)).toEqual(["new"]);
  });
});

test("searches with the credentials of two accounts are kept apart, and neither needs a scan", async () => {
  const { store, subject } = await scanned();
  const other = { ...subject, accountId: "444455556666" };
  await store.keyEvents.keep(subject, (await store.keyEvents.begin(subject, WINDOW)) ?? "", page("a"));
  expect(await store.keyEvents.reading(other)).toEqual({ read: null, events: [] });
  await store.keyEvents.keep(other, (await store.keyEvents.begin(other, WINDOW)) ?? "", page("b"));
  expect((await store.keyEvents.reading(subject)).events.map(({ id }) => id)).toEqual(["a"]);
  expect(await store.keyEvents.cancel(other)).toBe(true);
  expect((await store.keyEvents.reading(subject)).read).toMatchObject({ state: "running" });
});

describe("the events of one search are never mixed with those of another", () => {
  test("if the process ended between the start of a search and the deletion of earlier events", async () => {
    const { path, store, subject } = await scanned();
    const first = (await store.keyEvents.begin(subject, WINDOW)) ?? "";
    await store.keyEvents.keep(subject, first, page("old"));
    await store.keyEvents.end(first, "completed");
    const other = new DatabaseSync(path);
    onTestFinished(() => other.close());
    other.exec("create trigger t before delete on key_events begin select raise(abort, 'killed here'); end");
    await expect(store.keyEvents.begin(subject, WINDOW)).rejects.toThrow(/killed here/);
    const { read, events } = await store.keyEvents.reading(subject);
    expect(read).toMatchObject({ state: "completed", pages: 1, seen: 3 });
    expect(events.map(({ id }) => id)).toEqual(["old"]);
  });

  test("if events of an earlier search still exist", async () => {
    const { path, store, subject } = await scanned();
    const readId = (await store.keyEvents.begin(subject, WINDOW)) ?? "";
    await store.keyEvents.keep(subject, readId, page("new"));
    const other = new DatabaseSync(path);
    onTestFinished(() => other.close());
    other.exec(`insert into key_events select account_id, key_arn, 'earlier', 0, '{"id":"old"}' from key_event_reads`);
    expect((await store.keyEvents.reading(subject)).events.map(({ id }) => id)).toEqual(["new"]);
  });

  test("when one starts after the other, progress and events are of the same search", async () => {
    const { path, store, subject } = await scanned();
    const there = await openAs(path, { ...thisProcess(), pid: process.ppid });
    for (let turn = 1; turn <= 5; turn += 1) {
      const readId = (await store.keyEvents.begin(subject, WINDOW)) ?? "";
      const writing = (async () => {
        for (let each = 0; each < turn; each += 1) await store.keyEvents.keep(subject, readId, page(`${turn}`));
        await store.keyEvents.end(readId, "completed");
      })();
      for (let look = 0; look < 10; look += 1) {
        const { read, events } = await there.keyEvents.reading(subject);
        expect(events).toHaveLength(read?.pages ?? -1);
        expect(new Set(events.map(({ id }) => id)).size).toBeLessThanOrEqual(1);
      }
      await writing;
    }
  });
});

describe("a search that stops early", () => {
  test("because its process was killed is interrupted, keeps its events, and can be restarted", async () => {
    const { path, store, subject } = await scanned(GONE);
    await store.keyEvents.keep(subject, (await store.keyEvents.begin(subject, WINDOW)) ?? "", page("a"));
    const later = await openAs(path, thisProcess());
    expect((await later.keyEvents.reading(subject)).read).toMatchObject({ state: "interrupted", pages: 1 });
    expect((await later.keyEvents.reading(subject)).events).toHaveLength(1);
    expect(await later.keyEvents.begin(subject, WINDOW)).not.toBeNull();
  });

  test("without a heartbeat for more than a minute is interrupted, and one with a heartbeat is not", async () => {
    const clock = { at: Date.parse(WINDOW.to) };
    const { store, subject } = await scanned(thisProcess(), clock);
    const readId = (await store.keyEvents.begin(subject, WINDOW)) ?? "";
    clock.at += 50_000;
    await store.keyEvents.beat(readId);
    clock.at += 50_000;
    expect((await store.keyEvents.reading(subject)).read).toMatchObject({ state: "running" });
    clock.at += 20_000;
    expect((await store.keyEvents.reading(subject)).read).toMatchObject({ state: "running" });
    clock.at += 3_000;
    expect((await store.keyEvents.reading(subject)).read).toMatchObject({ state: "interrupted" });
  });

  test("because AWS denies it has the failure", async () => {
    const { store, subject } = await scanned();
    await store.keyEvents.end((await store.keyEvents.begin(subject, WINDOW)) ?? "", "failed", false, DENIED);
    expect((await store.keyEvents.reading(subject)).read).toMatchObject({
      state: "failed",
      failure: DENIED,
    });
  });
});
