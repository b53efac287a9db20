import { expect, test } from "vitest";
import type { KeyEvent } from "../key-event.ts";
import type { Change } from "./change.ts";
import { eventsBehind } from "./events-behind.ts";

const WINDOW = { after: "2026-11-01T08:00:00.000Z", until: "2026-11-08T08:00:00.000Z" };
const KEY = "arn:aws:kms:us-east-1:111122223333:key/1";
const COMMON = { accountId: "111122223333", region: "us-east-1", type: null, name: "alias/claims", keyArn: KEY };
const facts = (state: string) => ({ state, deletionDate: null, rotation: "on" as const });

const POLICY: Change = { ...COMMON, kind: "policy-changed", subject: "policy", before: "{}", after: "{ }" };
const STATE: Change = {
  ...COMMON,
  ...{ kind: "key-state-changed", subject: "key", part: "key", before: facts("Enabled"), after: facts("Disabled") },
};
const UNREAD: Change = { ...STATE, kind: "newly-unreadable" };
const MADE: Change = { ...COMMON, kind: "grant-made", subject: "grant", grantId: "g1", before: null, after: null };
const GONE: Change = { ...MADE, kind: "grant-gone" };

const event = (name: string, at = "2026-11-05T10:00:00.000Z", more: Partial<KeyEvent> = {}): KeyEvent => ({
  ...{ id: `${name} ${at}`, name, at, kind: name.endsWith("Grant") ? "grant" : "change", byBedrock: false },
  by: { principal: "arn:aws:iam::111122223333:user/ben", sessionIssuer: null, accountId: null, service: null },
  ...{ from: null, userAgent: null, errorCode: null, errorMessage: null, grantId: null, operations: [] },
  ...{ encryptionContext: {}, tls: null, resources: [], whole: true },
  ...more,
});
const namesOf = (change: Change, events: readonly KeyEvent[]) =>
  eventsBehind(change, events, WINDOW).map(({ id }) => id);

test("only calls that can make the change are named", () => {
  const events = ["PutKeyPolicy", "DisableKey", "ScheduleKeyDeletion", "CreateAlias", "RotateKey"].map((name) =>
    event(name),
  );
  expect(namesOf(POLICY, events)).toEqual([events[0]?.id]);
  expect(namesOf(STATE, events)).toEqual([events[1]?.id, events[2]?.id]);
});

test("a part that could not be read was changed by no one", () => {
  expect(namesOf(UNREAD, [event("DisableKey"), event("PutKeyPolicy")])).toEqual([]);
});

test("a grant is known by its id, and who made it is not who retired it", () => {
  const of = (name: string, grantId: string) => event(name, undefined, { grantId });
  const events = [of("CreateGrant", "g1"), of("CreateGrant", "g2"), { ...of("RetireGrant", "g1"), id: "retired" }];
  expect(namesOf(MADE, events)).toEqual([events[0]?.id]);
  expect(namesOf(GONE, events)).toEqual(["retired"]);
});

test("calls before the older posture, after the newer one, and refused ones made no change", () => {
  const events = [
    event("PutKeyPolicy", WINDOW.after),
    event("PutKeyPolicy", "2026-11-08T08:00:00.001Z"),
    event("PutKeyPolicy", "2026-11-06T10:00:00.000Z", { errorCode: "AccessDenied" }),
  ];
  expect(namesOf(POLICY, events)).toEqual([]);
});

test("the newest call is first, also that of the last moment", () => {
  const [early, late] = [event("PutKeyPolicy"), event("PutKeyPolicy", WINDOW.until)];
  expect(namesOf(POLICY, [early, late])).toEqual([late.id, early.id]);
});
