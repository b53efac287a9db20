import type { ResourceTypeSlug } from "../observation.ts";
import type { ComparedRow } from "./change.ts";

/** An account × Region. */
export interface Unit {
  readonly accountId: string;
  readonly region: string;
}

/** A unit that was read. */
export interface ReadUnit extends Unit {
  /** The version of this program that read it; null for an old one that did not say. */
  readonly toolVersion: string | null;
}

/** A type of which a list, or the list of one parent, gave no answer in a unit. */
export interface UnreadListing extends Unit {
  readonly type: ResourceTypeSlug;
  /** False if AWS does not offer the type there, so that nothing can exist. */
  readonly offered: boolean;
}

/** What a posture was read from. */
export interface PostureScope {
  readonly units: readonly ReadUnit[];
  readonly unread: readonly UnreadListing[];
  /** The ARNs of resources with a protection that could not be read. */
  readonly unreadArns: readonly string[];
  /** The types that the posture has rows of. */
  readonly types: readonly ResourceTypeSlug[];
  /** The controls that were evaluated. */
  readonly controls: readonly string[];
  /** The units whose monitoring was read. */
  readonly monitored: readonly Unit[];
}

const unitId = ({ accountId, region }: Unit): string => `${accountId} ${region}`;
const listingId = (listing: Unit & { readonly type: string }): string => `${unitId(listing)} ${listing.type}`;

/** What one posture can say something about. */
export class Sight {
  readonly #versions: ReadonlyMap<string, string | null>;
  readonly #unread: ReadonlyMap<string, UnreadListing>;
  readonly #unreadArns: ReadonlySet<string>;
  readonly #types: ReadonlySet<string>;
  readonly #controls: ReadonlySet<string>;
  readonly #monitored: ReadonlySet<string>;

  constructor({ units, unread, unreadArns, types, controls, monitored }: PostureScope) {
    this.#versions = new Map(units.map((unit) => [unitId(unit), unit.toolVersion]));
    // A list that failed goes before one that is not offered.
    const failedLast = unread.toSorted((a, b) => Number(a.offered) - Number(b.offered));
    this.#unread = new Map(failedLast.map((listing) => [listingId(listing), listing]));
    this.#unreadArns = new Set(unreadArns);
    this.#types = new Set(types);
    this.#controls = new Set(controls);
    this.#monitored = new Set(monitored.map(unitId));
  }

  has(unit: Unit): boolean {
    return this.#versions.has(unitId(unit));
  }

  /** The version that read a unit, or, for a key of a Region that was not scanned, what leads to it. */
  version(unit: Unit): string | null {
    const known = this.#versions.get(unitId(unit));
    if (known !== undefined) return known;
    const [only = null, ...others] = new Set(this.#versions.values());
    return others.length > 0 ? null : only;
  }

  /** Whether everything of a type was listed: only then is what it lacks not there. */
  lists(row: Unit & { readonly type: string }): boolean {
    return this.has(row) && !this.#unread.has(listingId(row));
  }

  /** The same, or AWS does not offer the type: there was nothing to list. */
  listsOrLacks(row: Unit & { readonly type: string }): boolean {
    return this.has(row) && !(this.#unread.get(listingId(row))?.offered ?? false);
  }

  /** Whether the parent of a row could not be read: what a version or child contains can depend on it. */
  hasUnreadParent({ parentArn }: Pick<ComparedRow, "parentArn">): boolean {
    return parentArn !== null && this.#unreadArns.has(parentArn);
  }

  /** Whether the posture has rows of a type; if not, an older version may not have known it. */
  knows(type: string): boolean {
    return this.#types.has(type);
  }

  evaluates(control: string): boolean {
    return this.#controls.has(control);
  }

  monitors(unit: Unit): boolean {
    return this.#monitored.has(unitId(unit));
  }

  /** Whether every list that AWS offers was read, in each unit of another posture. */
  isWholeFor(other: Sight): boolean {
    return this.#hasUnitsOf(other) && [...this.#unread.values()].every(({ offered }) => !offered);
  }

  /** Whether it read each unit that another posture did, and of one of them each list. */
  readsAll(other: Sight, unit: Unit): boolean {
    const within = `${unitId(unit)} `;
    const isListed = (listing: string) => !listing.startsWith(within) || other.#unread.has(listing);
    return this.#hasUnitsOf(other) && [...this.#unread.keys()].every(isListed);
  }

  #hasUnitsOf(other: Sight): boolean {
    return [...other.#versions.keys()].every((id) => this.#versions.has(id));
  }
}

/** Two postures, and what may be compared between them. */
export class Between {
  readonly older: Sight;
  readonly newer: Sight;

  constructor(older: PostureScope, newer: PostureScope) {
    this.older = new Sight(older);
    this.newer = new Sight(newer);
  }

  isOlderWhole(): boolean {
    return this.older.isWholeFor(this.newer);
  }

  /** Whether both postures read a unit. */
  covers(unit: Unit): boolean {
    return this.older.has(unit) && this.newer.has(unit);
  }

  /** Whether the same version read a unit, so that a different verdict is a change in AWS. */
  sameVersion(unit: Unit): boolean {
    const version = this.older.version(unit);
    return version !== null && version === this.newer.version(unit);
  }
}

/** A protection that could not be read. What no API exposes was read. */
export const isUnread = ({ verdict, unknown }: Pick<ComparedRow, "verdict" | "unknown">): boolean =>
  verdict === "unknown" && unknown !== "not-exposed";
