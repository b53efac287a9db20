import type { KeySummary } from "#lib/domain/key-summary.ts";
import { formatDate } from "#lib/format/times.ts";

/** What a key's state means for the data encrypted with it, in one sentence. */
export function keyImpact({ state, manager, deletionDate }: Pick<KeySummary, "state" | "manager" | "deletionDate">) {
  switch (state) {
    case null:
      return "The state of the key is unknown.";
    case "Enabled":
    case "Updating":
      return manager === "AWS"
        ? "AWS manages the key, so your account cannot disable or delete it."
        : "The data becomes unreadable if the key is disabled or deleted.";
    case "PendingDeletion":
    case "PendingReplicaDeletion":
      return deletionDate === null
        ? "The data is unreadable now and unrecoverable once the key is deleted, unless the deletion is cancelled."
        : `The data is unreadable now and unrecoverable from ${formatDate(deletionDate)} unless the deletion is cancelled.`;
    case "Gone":
      return "The key no longer exists, so the data cannot be decrypted.";
    default:
      return "The data is unreadable while the key is in this state.";
  }
}
