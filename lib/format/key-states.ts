import { KEY_STATE_TERMS, type Term } from "#lib/domain/terms.ts";
import { formatDate, formatRelative } from "./times.ts";

const isKnown = (state: string): state is keyof typeof KEY_STATE_TERMS => Object.hasOwn(KEY_STATE_TERMS, state);

/** The definition of a key state; null for one that KMS has added since. */
export const keyStateTerm = (state: string): Term | null => (isKnown(state) ? KEY_STATE_TERMS[state] : null);

/** The definitions of the states that keys are in; a state of null is unknown. */
export const keyStateTerms = (keys: readonly Pick<KeyInState, "state">[]): readonly Term[] =>
  keys.flatMap(({ state }) => keyStateTerm(state ?? "Unreadable") ?? []);

/** A key state as the AWS console writes it: `PendingDeletion` is `Pending deletion`. */
export const keyStateLabel = (state: string): string => keyStateTerm(state)?.term ?? state;

/**
 * When KMS deletes a key: `deletes in 10 days (2026-12-10 UTC)`. After that date the state is unknown without a new
 * scan.
 */
export function deletionText(deletionDate: string, now: Date): string {
  const isOver = Date.parse(deletionDate) <= now.getTime();
  const verb = isOver ? "was due for deletion" : "deletes";
  return `${verb} ${formatRelative(deletionDate, now)} (${formatDate(deletionDate)} UTC)`;
}

interface KeyInState {
  /** Null when the key could not be described; `Gone` when it no longer exists. */
  readonly state: string | null;
  readonly deletionDate: string | null;
}

/**
 * What a key's state means for the data encrypted with it, without a subject: `unreadable now, unrecoverable from
 * 2026-12-10`. Null for a key that is enabled or whose state is unknown.
 */
export function lossText({ state, deletionDate }: KeyInState, now: Date): string | null {
  switch (state) {
    case null:
    case "Enabled":
    case "Updating":
      return null;
    case "Gone":
      return "unrecoverable: the key was deleted";
    default: {
      if (deletionDate === null) return "unreadable now";
      const isOver = Date.parse(deletionDate) <= now.getTime();
      const date = formatDate(deletionDate);
      return isOver ? `unreadable now, deletion was due on ${date}` : `unreadable now, unrecoverable from ${date}`;
    }
  }
}
