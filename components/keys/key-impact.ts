import type { Key } from "#lib/domain/key.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import { whyUnusable } from "#lib/domain/key-usability.ts";
import { lossText } from "#lib/format/key-states.ts";
import { formatDate } from "#lib/format/times.ts";

type State = Pick<KeySummary, "state" | "manager" | "deletionDate">;

/** What a key's state means for the data encrypted with it, in one sentence. */
export function keyImpact({ state, manager, deletionDate }: State, key: Key, now: Date): string {
  switch (state) {
    case null:
      return "The state of the key is unknown.";
    case "Enabled":
    case "Updating":
      return ofUsable(manager, key);
    case "PendingDeletion":
    case "PendingReplicaDeletion":
      if (deletionDate === null)
        return "The data is unreadable now and unrecoverable once the key is deleted, unless the deletion is cancelled.";
      return Date.parse(deletionDate) <= now.getTime()
        ? `The key was due for deletion on ${formatDate(deletionDate)}; whether it was deleted is unknown until a new scan.`
        : `The data is unreadable now and unrecoverable from ${formatDate(deletionDate)} unless the deletion is cancelled.`;
    case "Gone":
      return "The key no longer exists, so the data cannot be decrypted.";
    default:
      return "The data is unreadable while the key is in this state.";
  }
}

/** An enabled key may have a key usage or key spec that AWS services cannot encrypt with. */
function ofUsable(manager: State["manager"], key: Key): string {
  const unusable = key.kind === "described" ? whyUnusable(key.metadata) : null;
  if (unusable !== null) return `The key is enabled but cannot be used: ${unusable}.`;
  return manager === "AWS"
    ? "AWS manages the key, so your account cannot disable or delete it."
    : "The data becomes unreadable if the key is disabled or deleted.";
}

/** `33 protections in 30 resources: unreadable now`: the impact of the key's state. */
export const withLoss = (count: string, of: State, now: Date): string => {
  const loss = lossText(of, now);
  return loss === null ? `${count}.` : `${count}: ${loss}.`;
};
