import { isDenied, type KeyEvent } from "../key-event.ts";
import type { Change } from "./change.ts";

/** The calls that change the state of a key (KMS Developer Guide, "Key states of AWS KMS keys"). */
const STATE_EVENTS = [
  ...["DisableKey", "EnableKey", "ScheduleKeyDeletion", "CancelKeyDeletion", "DeleteKey"],
  ...["ImportKeyMaterial", "DeleteImportedKeyMaterial", "DeleteExpiredKeyMaterial"],
];

/** When the change can have been made: after the older posture was read, until the newer one was. ISO 8601 UTC. */
export interface ChangeWindow {
  readonly after: string;
  readonly until: string;
}

/**
 * The calls in CloudTrail that can have made a change of a key, its policy or its grants, newest first; refused ones
 * changed nothing. A grant is known by its id.
 */
export function eventsBehind(
  change: Change,
  events: readonly KeyEvent[],
  { after, until }: ChangeWindow,
): readonly KeyEvent[] {
  const mayMake = callsOf(change);
  return events
    .filter((event) => !isDenied(event) && event.at > after && event.at <= until && mayMake(event))
    .toSorted((one, other) => Number(one.at < other.at) - Number(one.at > other.at));
}

function callsOf(change: Change): (event: KeyEvent) => boolean {
  switch (change.subject) {
    case "policy":
      return ({ name }) => name === "PutKeyPolicy";
    case "grant":
      return ({ kind, grantId, name }) =>
        kind === "grant" && grantId === change.grantId && (name === "CreateGrant") === (change.kind === "grant-made");
    case "key":
      return ({ name }) => change.kind === "key-state-changed" && STATE_EVENTS.includes(name);
    case "row":
    case "finding":
      return () => false;
  }
}

/** Whether CloudTrail can say who made a change: only changes of keys themselves are its calls. */
export const isMadeByCall = ({ subject, kind }: Change): boolean =>
  subject === "policy" || subject === "grant" || (subject === "key" && kind === "key-state-changed");
