import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import type { StoreKind } from "#lib/domain/store.ts";

/** The needs that AWS documents for one resource; empty where this resource has none. */
export type NeedsOf = (subject: NeedSubject) => readonly Need[];

/** What AWS documents that callers need of the key that encrypts one piece of data. */
export interface KeyNeeds {
  /** Needs of the key that the resource itself names; null where AWS documents none. */
  readonly ownKey: NeedsOf | null;
  /** Needs of the key of a store, by the kind of store that holds the data. */
  readonly storeKey: Readonly<Partial<Record<StoreKind, NeedsOf>>>;
  /** Why AWS documents nothing else; null for the general reason, that no page was found. */
  readonly otherwise: string | null;
}

/** Needs of the resource's own key only. */
export const ofOwnKey = (ownKey: NeedsOf, otherwise: string | null = null): KeyNeeds => ({
  ownKey,
  storeKey: {},
  otherwise,
});

/** Needs of the keys of stores only. */
export const ofStoreKey = (storeKey: KeyNeeds["storeKey"]): KeyNeeds => ({ ownKey: null, storeKey, otherwise: null });

/** AWS documents no need, for the reason given. */
export const noNeeds = (otherwise: string): KeyNeeds => ({ ownKey: null, storeKey: {}, otherwise });

/** No page was found in which AWS documents what callers need of the key. */
export const UNDOCUMENTED: KeyNeeds = { ownKey: null, storeKey: {}, otherwise: null };

/** Why a resource without a key of its own has no needs of its own. */
export const INHERITED_KEY = "The data is encrypted with the key of another resource and is evaluated there.";
