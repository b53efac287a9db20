import { type DescribedKey, type Key, type RotationState, rotationOf } from "./key.ts";

/** What one scan read of a key. */
export interface KeySighting {
  readonly scanId: string;
  /** When it landed, ISO 8601 UTC. */
  readonly at: string;
  /** Whether it scanned the account that owns the key. */
  readonly isByOwner: boolean;
  readonly key: Key;
}

/** The parts of a key that are read on their own. */
const PARTS = ["rotation", "policy", "grants"] as const;
type KeyPart = (typeof PARTS)[number];

/** What is shown of a key. Null: not read. */
export interface KeyState {
  readonly state: string;
  readonly manager: DescribedKey["metadata"]["manager"];
  readonly deletionDate: string | null;
  readonly rotation: RotationState;
  readonly grants: number | null;
  /** Parts that could not be read. */
  readonly unread: readonly KeyPart[];
}

/** What differs from the last time that it was read. */
export type KeyDifference = "state" | "manager" | "deletionDate" | KeyPart;

/** Scans in a row that say the same of a key. */
export interface KeyPeriod {
  readonly state: { readonly kind: "read"; readonly key: KeyState } | { readonly kind: "unread" | "gone" };
  /** What is not as it was last read; empty in the first period, and where the key was not read. */
  readonly changed: readonly KeyDifference[];
  /** The first and the last of these scans; times in ISO 8601 UTC. */
  readonly from: string;
  readonly to: string;
  readonly scans: number;
}

/** What is compared: of each part null where it was not read. */
interface Seen {
  readonly kind: KeyPeriod["state"]["kind"];
  readonly values: Readonly<Record<KeyDifference, unknown>> | null;
  readonly state: KeyPeriod["state"];
}

/**
 * The history of a key, newest first. Where scans of the owner's account described it, those of other accounts, which
 * may not be allowed to, are left out.
 *
 * @param sightings oldest first
 */
export function keyTimelineOf(sightings: readonly KeySighting[]): KeyPeriod[] {
  const isTold = sightings.some(({ isByOwner, key }) => isByOwner && key.kind === "described");
  const periods: KeyPeriod[] = [];
  let before: string | null = null;
  const last = new Map<string, string>();
  for (const { at, key } of sightings.filter(({ isByOwner }) => isByOwner || !isTold)) {
    const seen = seenOf(key);
    const text = JSON.stringify([seen.kind, seen.values]);
    const current = periods.at(-1);
    if (current && text === before) periods[periods.length - 1] = { ...current, to: at, scans: current.scans + 1 };
    else periods.push({ state: seen.state, changed: differences(seen, last), from: at, to: at, scans: 1 });
    before = text;
  }
  return periods.reverse();
}

/** What differs from what was read last; notes what was read. */
function differences({ values }: Seen, last: Map<string, string>): readonly KeyDifference[] {
  if (!values) return [];
  return (Object.keys(values) as KeyDifference[]).filter((name) => {
    const value = values[name];
    // An unread part is neither the same nor another.
    if (value === undefined) return false;
    const [was, is] = [last.get(name), JSON.stringify(value)];
    last.set(name, is);
    return was !== undefined && was !== is;
  });
}

function seenOf(key: Key): Seen {
  if (key.kind !== "described") {
    const kind = key.kind === "gone" ? "gone" : "unread";
    return { kind, values: null, state: { kind } };
  }
  const { state, manager, deletionDate } = key.metadata;
  const { policy, grants } = key;
  const rotation = rotationOf(key);
  const unread = PARTS.filter((part) => key[part].kind === "unreadable");
  const list = grants.kind === "read" ? grants.value : null;
  return {
    kind: "read",
    values: {
      ...{ state, manager, deletionDate },
      rotation: unread.includes("rotation") ? undefined : rotation,
      policy: policy.kind === "read" ? policy.value : undefined,
      grants: list ? list.map(({ grantId }) => grantId).sort() : undefined,
    },
    state: { kind: "read", key: { state, manager, deletionDate, rotation, grants: list?.length ?? null, unread } },
  };
}
