import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  ACTION_LABELS,
  AUDIT_ACTIONS,
  type AuditEvent,
  type AuditFilter,
  type AuditRecord,
} from "#lib/domain/audit.ts";
import { AUDIT_SORT_COLUMNS, type AuditSortColumn } from "#lib/domain/audit-sort.ts";
import { readSort, sortsBy } from "#lib/domain/sort.ts";
import { openDatabase } from "../open-database.ts";
import { thisProcess } from "../owner.ts";
import type { AuditTable } from "../schema.ts";
import { temporaryDatabase } from "../temporary-database.testkit.ts";
import { auditHash } from "./audit-hash.ts";

const START = Date.parse("2026-11-01T08:00:00Z");
const HOUR = 3_600_000;
const ALL: AuditFilter = { action: [], outcome: [], actor: null, from: null, to: null };
const EVENT: AuditEvent = {
  ...{ action: "signed-in", outcome: "done", actor: { via: "session", id: "auth0|7", name: "Anna" } },
  ...{ address: "192.0.2.7", subject: null, detail: { role: "viewer" } },
};

/** A store whose clock advances by an hour at each read. */
async function opened(path = temporaryDatabase()) {
  let hours = -1;
  const now = () => {
    hours += 1;
    return new Date(START + hours * HOUR);
  };
  const self = { ...thisProcess(), pid: process.ppid };
  const store = await openDatabase(`file:${path}`, { now, self });
  const raw = new DatabaseSync(path);
  onTestFinished(() => {
    raw.close();
    return store.close();
  });
  return { path, raw, ...store };
}

async function withRecords(count: number) {
  const store = await opened();
  for (let each = 1; each <= count; each += 1)
    await store.audit.append({ ...EVENT, detail: { each }, actor: { ...EVENT.actor, id: `auth0|${each % 2}` } });
  return store;
}

describe("audit records", () => {
  test("are read back unchanged, newest first, each with its position", async () => {
    const { audit } = await opened();
    const first = await audit.append(EVENT);
    const second = await audit.append({ ...EVENT, outcome: "refused", address: null });
    expect(await audit.records(ALL, await audit.newest(), 0, 10)).toEqual([second, first]);
    expect(second).toMatchObject({ position: 2, at: "2026-11-01T09:00:00.000Z", outcome: "refused", address: null });
    expect(await audit.verify()).toEqual({ kind: "verified", records: 2, newestHash: second.hash });
  });

  test("cannot be changed or deleted by any statement", async () => {
    const { raw, audit } = await withRecords(3);
    expect(() => raw.exec("update audit_records set actor_name = 'Ben'")).toThrow(/never changed or deleted/);
    expect(() => raw.exec("delete from audit_records where position = 3")).toThrow(/never changed or deleted/);
    expect(await audit.verify()).toMatchObject({ kind: "verified", records: 3 });
  });

  test.each([
    ["a time that was changed", "update audit_records set at = '2026-10-01T00:00:00.000Z' where position = 3", 3],
    ["an actor that was changed", "update audit_records set actor_id = 'auth0|9' where position = 5", 5],
    ["a detail that was changed", `update audit_records set detail = '{"each":9}' where position = 1`, 1],
    ["an address that was taken out", "update audit_records set address = null where position = 2", 2],
    ["a record that was taken out", "delete from audit_records where position = 4", 4],
    ["the first taken out", "delete from audit_records where position = 1", 1],
    [
      "the rest moved up",
      "delete from audit_records where position = 2; update audit_records set position = position - 1 where position > 2",
      2,
    ],
    ["a hash that was changed", "update audit_records set hash = 'x' where position = 5", 5],
  ])("without the triggers, %s breaks the chain at its position", async (_, change, at) => {
    const { raw, audit } = await withRecords(5);
    raw.exec("drop trigger audit_records_no_update; drop trigger audit_records_no_delete");
    raw.exec(change);
    expect(await audit.verify()).toEqual({ kind: "broken", records: at - 1, at });
  });

  test("without the triggers, a forged record with a matching hash breaks the chain after it, and so does a missing record", async () => {
    const { raw, audit } = await withRecords(5);
    raw.exec("drop trigger audit_records_no_update");
    const [third, second] = await audit.records(ALL, 3, 0, 2);
    if (!third || !second) throw new Error("records are missing");
    const { actor, detail, ...rest } = third;
    const forged: AuditTable = {
      ...{ ...rest, actorVia: actor.via, actorId: "auth0|9", actorName: actor.name, detail: JSON.stringify(detail) },
    };
    raw.exec(
      `update audit_records set actor_id = 'auth0|9', hash = '${auditHash(forged, second.hash)}' where position = 3`,
    );
    expect(await audit.verify()).toEqual({ kind: "broken", records: 3, at: 4 });

    const other = await withRecords(1);
    const [only] = await other.audit.records(ALL, 1, 0, 1);
    const late: AuditTable = { ...forged, position: 3 };
    other.raw.exec(
      `insert into audit_records (position, at, action, outcome, actor_via, actor_id, actor_name, address, subject, detail, hash)
       values (3, '${late.at}', 'signed-in', 'done', 'session', 'auth0|9', 'Anna', '192.0.2.7', null, '${late.detail}', '${auditHash(late, only?.hash ?? "")}')`,
    );
    expect(await other.audit.verify()).toEqual({ kind: "broken", records: 1, at: 2 });
  });

  test("of two concurrent processes form one chain without a gap", async () => {
    const { path, audit } = await opened();
    const there = await opened(path);
    await Promise.all(
      Array.from({ length: 40 }, (_, each) => (each % 2 ? audit : there.audit).append({ ...EVENT, detail: { each } })),
    );
    expect(await audit.verify()).toMatchObject({ kind: "verified", records: 40 });
    const kept = await audit.records(ALL, 40, 0, 100);
    expect(new Set(kept.map(({ detail }) => detail.each)).size).toBe(40);
  });

  test("with any text verify, also more of them than one read holds", async () => {
    const { audit } = await opened();
    const texts = fc.sample(fc.tuple(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" })), 1_100);
    for (const [name, value] of texts)
      await audit.append({
        ...EVENT,
        actor: { ...EVENT.actor, name: name.toWellFormed() },
        detail: { value: value.toWellFormed() },
      });
    expect(await audit.verify()).toMatchObject({ kind: "verified", records: 1_100 });
  }, 60_000);

  test("are found by action, outcome, actor and day, page by page, and later records do not shift the pages", async () => {
    const { audit } = await withRecords(30);
    const upTo = await audit.newest();
    const found = (filter: Partial<AuditFilter>, offset = 0, limit = 100) =>
      audit.records({ ...ALL, ...filter }, upTo, offset, limit).then((kept) => kept.map(({ position }) => position));
    expect(await found({ action: ["scan-requested"] })).toEqual([]);
    expect(await found({ action: [...AUDIT_ACTIONS], outcome: ["done"] })).toHaveLength(30);
    expect(await found({ actor: "auth0|1" }, 0, 3)).toEqual([29, 27, 25]);
    expect(await found({ from: "2026-11-02", to: "2026-11-02" })).toEqual([
      30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17,
    ]);
    expect(await audit.count({ ...ALL, to: "2026-11-01" }, upTo)).toBe(16);
    await audit.append(EVENT);
    expect(await found({}, 28, 10)).toEqual([2, 1]);
  });
});

test("audit records sort by each column over the pages: equal ones newest first, missing values last", async () => {
  const { audit } = await opened();
  const actors = [EVENT.actor, { via: "token", id: "t1", name: "anna" }, { via: "unknown", id: "", name: "" }] as const;
  for (let each = 0; each < 24; each += 1)
    await audit.append({
      ...EVENT,
      ...{
        action: AUDIT_ACTIONS[(each * 5) % AUDIT_ACTIONS.length] ?? "change",
        actor: actors[each % 3] ?? EVENT.actor,
      },
      address: each % 4 === 0 ? null : `192.0.2.${each % 5}`,
    });
  const VALUE: Record<AuditSortColumn, (record: AuditRecord) => string | number | null> = {
    record: ({ position }) => position,
    time: ({ at }) => at,
    action: ({ action }) => ACTION_LABELS[action],
    actor: ({ actor }) => (actor.id === "" ? null : actor.name.toLowerCase()),
    address: ({ address }) => address,
  };
  const upTo = await audit.newest();
  const newestFirst = await audit.records(ALL, upTo, 0, 100);
  for (const sort of sortsBy(AUDIT_SORT_COLUMNS)) {
    const pages = await Promise.all([0, 10, 20].map((offset) => audit.records(ALL, upTo, offset, 10, sort)));
    const { column, direction } = readSort(sort);
    const sign = direction === "asc" ? 1 : -1;
    const expected = newestFirst.toSorted((a, b) => {
      const [one, other] = [VALUE[column](a), VALUE[column](b)];
      if (one === other) return 0;
      if (one === null || other === null) return one === null ? 1 : -1;
      return one < other ? -sign : sign;
    });
    const positions = (records: readonly AuditRecord[]) => records.map(({ position }) => position);
    expect(positions(pages.flat()), sort).toEqual(positions(expected));
  }
});

describe("a change and its record", () => {
  const asked = (subject: string): AuditEvent => ({ ...EVENT, action: "scan-requested", subject });

  test("are stored together", async () => {
    const { audited, audit, scans } = await opened();
    const { result, record } = await audited(async ({ queue }) => {
      const id = await queue.enqueue(null);
      return { result: id, event: asked(id) };
    });
    expect((await scans.listScans(10)).map(({ id }) => id)).toEqual([result]);
    expect(await audit.records(ALL, 1, 0, 10)).toEqual([record]);
    expect(record?.subject).toBe(result);
  });

  test("are both absent if the record cannot be written: a scan, a token, a deletion, a revocation", async () => {
    const { raw, audited, tokens, scans, pruneRequests } = await opened();
    const { token, secret } = await tokens.make({ name: "nightly", role: "viewer", madeBy: "Anna", days: 1 });
    raw.exec("create trigger full before insert on audit_records begin select raise(abort, 'no space'); end");
    const refused = { kind: "failed", message: expect.stringContaining("no space") };
    await expect(
      audited(async ({ queue }) => ({ result: await queue.enqueue(null), event: EVENT })),
    ).rejects.toMatchObject(refused);
    await expect(
      audited(async (within) => {
        const { token: made } = await within.tokens.make({ name: "x", role: "operator", madeBy: "Anna", days: 1 });
        return { result: made, event: EVENT };
      }),
    ).rejects.toMatchObject(refused);
    await expect(
      audited(async (within) => ({ result: await within.tokens.revoke(token.id), event: EVENT })),
    ).rejects.toMatchObject(refused);
    await expect(
      audited(async (within) => ({
        result: await within.pruneRequests.enqueue({ days: 0, vacuum: false }),
        event: EVENT,
      })),
    ).rejects.toMatchObject(refused);
    expect(await scans.listScans(10)).toEqual([]);
    expect((await tokens.list()).map(({ name }) => name)).toEqual(["nightly"]);
    expect(await tokens.find(secret)).not.toBeNull();
    expect(await pruneRequests.claim()).toBeNull();
  });

  test("a failed change leaves no record, nor does one that changed nothing", async () => {
    const { audited, audit, tokens } = await opened();
    await expect(
      audited(async ({ queue }) => {
        await queue.enqueue(null);
        throw new Error("killed here");
      }),
    ).rejects.toThrow("killed here");
    await audited(async () => ({ result: await tokens.list(), event: null }));
    expect(await audit.newest()).toBe(0);
  });
});
