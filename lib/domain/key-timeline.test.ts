import { expect, test } from "vitest";
import type { CallRecord, Failure } from "./call.ts";
import type { DescribedKey, Key } from "./key.ts";
import { type KeySighting, keyTimelineOf } from "./key-timeline.ts";

const CALL: CallRecord = { operation: "kms:DescribeKey", requestId: null, at: "2026-11-01T08:00:00.000Z" };
const DENIED: Failure = {
  ...{ ...CALL, kind: "denied", code: "AccessDeniedException", message: "no", httpStatus: 403, permission: "kms:x" },
};
const read = <Value>(value: Value) => ({ kind: "read", value, call: CALL }) as const;
const grant = (grantId: string) => ({ grantId }) as never;

const key = (metadata: Partial<DescribedKey["metadata"]> = {}, parts: Partial<DescribedKey> = {}): Key =>
  ({
    kind: "described",
    call: CALL,
    metadata: { arn: "arn:key", manager: "CUSTOMER", state: "Enabled", deletionDate: null, ...metadata },
    ...{ aliases: read([]), tags: read({}), policy: read("{}"), grants: read([grant("a")]) },
    rotation: read({ enabled: true, periodDays: 365, nextAt: null }),
    ...parts,
  }) as unknown as Key;
const UNREAD = { kind: "unreadable", reference: "arn:key", accountId: "1", region: "a", failure: DENIED } as Key;
const GONE = { ...UNREAD, kind: "gone" } as Key;

/** One scan a day from 2026-11-01 on, of the owner's account. */
const scans = (...keys: readonly Key[]): KeySighting[] =>
  keys.map((each, index) => ({ scanId: `${index}`, at: day(index + 1), isByOwner: true, key: each }));
const day = (number: number) => `2026-11-${String(number).padStart(2, "0")}T00:00:00.000Z`;
const told = (sightings: readonly KeySighting[]) =>
  keyTimelineOf(sightings).map(({ state, changed, scans }) => [
    state.kind === "read" ? state.key.state : state.kind,
    changed.join(" "),
    scans,
  ]);

test("scans that say the same of a key are one period, whatever the times of their calls", () => {
  const other = key({}, { policy: { ...read("{}"), call: { ...CALL, at: "2026-11-02T08:00:00.000Z" } } });
  expect(told(scans(key(), other))).toEqual([["Enabled", "", 2]]);
});

test("a period says what changed: state and deletion date, rotation, policy, grants", () => {
  const going = { state: "PendingDeletion", deletionDate: day(20) };
  const off = { rotation: read({ enabled: false, periodDays: null, nextAt: null }) };
  const rest = { ...off, policy: read("{ }"), grants: read([grant("a"), grant("b")]) };
  expect(told(scans(key(), key(going), key(going, off), key(going, rest)))).toEqual([
    ["PendingDeletion", "policy grants", 1],
    ["PendingDeletion", "rotation", 1],
    ["PendingDeletion", "state deletionDate", 1],
    ["Enabled", "", 1],
  ]);
});

test("another grant in place of one is a change, although their number is the same", () => {
  expect(told(scans(key(), key({}, { grants: read([grant("b")]) })))[0]?.[1]).toBe("grants");
});

test("what could not be read is a period of its own, and no change, also when it is read again", () => {
  expect(told(scans(key(), UNREAD, key(), GONE))).toEqual([
    ["gone", "", 1],
    ["Enabled", "", 1],
    ["unread", "", 1],
    ["Enabled", "", 1],
  ]);
  const unread = { kind: "unreadable", failure: DENIED } as const;
  const periods = keyTimelineOf(scans(key(), key({}, { policy: unread, grants: unread }), key()));
  expect(periods.map(({ changed }) => changed)).toEqual([[], [], []]);
  expect(periods[1]?.state).toMatchObject({ key: { grants: null, unread: ["policy", "grants"] } });
});

test("what changed while it was not read is named when it is read again", () => {
  expect(told(scans(key(), UNREAD, key({ state: "Disabled" })))[0]).toEqual(["Disabled", "state", 1]);
});

test("a scan of another account that may not describe the key says nothing where the owner's did", () => {
  const [owner] = scans(key());
  const other = { scanId: "other", at: day(2), isByOwner: false, key: UNREAD };
  expect(told(owner ? [owner, other] : [])).toEqual([["Enabled", "", 1]]);
  expect(told([other])).toEqual([["unread", "", 1]]);
});
