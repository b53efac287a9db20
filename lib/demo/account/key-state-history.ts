import { KEY_CHANGES } from "./key-changes.ts";
import type { KeyModel } from "./key-model.ts";
import { daysAgo } from "./today.ts";

/** The state that a successful call leaves a key in. Cancelling a deletion leaves the key disabled (KMS API Reference, CancelKeyDeletion). */
const STATE_AFTER: Readonly<Record<string, string>> = {
  DisableKey: "Disabled",
  EnableKey: "Enabled",
  ScheduleKeyDeletion: "PendingDeletion",
  CancelKeyDeletion: "Disabled",
};

/**
 * What KMS answers to a use of a key that is in another state than Enabled (KMS Developer Guide, "Key states of AWS KMS
 * keys", notes of the table); a multi-Region primary that waits for its replicas is pending deletion, too.
 */
const REFUSALS: Readonly<Record<string, readonly [code: string, says: string]>> = {
  Disabled: ["DisabledException", "is disabled."],
  PendingDeletion: ["KMSInvalidStateException", "is pending deletion."],
  PendingReplicaDeletion: ["KMSInvalidStateException", "is pending replica deletion."],
  PendingImport: ["KMSInvalidStateException", "is pending import."],
  Unavailable: ["KMSInvalidStateException", "is unavailable."],
};

/** Days that the records of a key go back: whatever changed a key's state without a record happened before. */
const DAYS_OF_RECORDS = 100;

/** The state of a key at a moment (ms), by the calls that its records show; without any it is as at their beginning. */
export function stateAt({ arn, metadata }: Pick<KeyModel, "arn" | "metadata">, at: number): string {
  const now = metadata.KeyState ?? "Enabled";
  const calls = (KEY_CHANGES[arn] ?? [])
    .filter(({ name, error }) => STATE_AFTER[name] !== undefined && error === undefined)
    .toSorted((one, other) => one.at - other.at);
  if (calls.length === 0) return at < daysAgo(DAYS_OF_RECORDS) ? "Enabled" : now;
  const last = calls.findLast((call) => call.at <= at);
  if (!last) return "Enabled";
  return last === calls.at(-1) ? now : (STATE_AFTER[last.name] ?? now);
}

/** The error of a cryptographic operation at a moment (ms); undefined while the key could be used. */
export function refusalAt(
  key: Pick<KeyModel, "arn" | "metadata">,
  at: number,
): readonly [code: string, message: string] | undefined {
  const refusal = REFUSALS[stateAt(key, at)];
  return refusal && [refusal[0], `${key.arn} ${refusal[1]}`];
}
