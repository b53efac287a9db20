import { describe, expect, test } from "vitest";
import { KEY_CHANGES } from "./key-changes.ts";
import { keyEvents } from "./key-events.ts";
import { stateAt } from "./key-state-history.ts";
import { KEYS } from "./keys.ts";

const CRYPTOGRAPHIC = new Set([
  "Decrypt",
  "Encrypt",
  "GenerateDataKey",
  "GenerateDataKeyWithoutPlaintext",
  "ReEncrypt",
]);
const DAY = 86_400_000;

/** The moments at which CloudTrail shows a successful use of a key. */
function successesOf(key: (typeof KEYS)[number]): readonly number[] {
  return keyEvents(key).flatMap(({ EventName, EventTime, CloudTrailEvent }) => {
    const failed = CloudTrailEvent?.includes('"errorCode"') ?? false;
    return CRYPTOGRAPHIC.has(EventName ?? "") && !failed ? (EventTime?.getTime() ?? []) : [];
  });
}

describe.each(KEYS.map((key) => [key.aliases[0] ?? key.arn, key] as const))("%s", (_, key) => {
  test("is used successfully only while it is enabled", () => {
    for (const at of successesOf(key)) expect(stateAt(key, at), new Date(at).toISOString()).toBe("Enabled");
    if (key.lastUse) expect(stateAt(key, key.lastUse.Timestamp.getTime())).toBe("Enabled");
  });

  test("is in the state that the calls of its trail left it in", () => {
    const calls = (KEY_CHANGES[key.arn] ?? []).filter(({ name }) => /^(Dis|En)ableKey$|KeyDeletion$/.test(name));
    const last = calls.toSorted((one, other) => other.at - one.at)[0];
    if (!last) return;
    const left = { DisableKey: /^Disabled$/, ScheduleKeyDeletion: /^Pending(Replica)?Deletion$/ }[last.name];
    expect(key.metadata.KeyState).toMatch(left ?? /^$/);
  });

  test("is deleted at the end of the waiting period that its trail shows", () => {
    const { DeletionDate } = key.metadata;
    if (!DeletionDate) return;
    const scheduled = (KEY_CHANGES[key.arn] ?? [])
      .filter(({ name }) => name === "ScheduleKeyDeletion")
      .toSorted((one, other) => other.at - one.at)[0];
    const { pendingWindowInDays = 0 } = (scheduled?.request ?? {}) as { pendingWindowInDays?: number };
    const due = (scheduled?.at ?? 0) + pendingWindowInDays * DAY;
    expect(Math.abs(due - DeletionDate.getTime())).toBeLessThan(DAY);
  });
});
