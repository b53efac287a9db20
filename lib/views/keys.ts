import type { Facet } from "#lib/domain/facet.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { Incomplete } from "./key.ts";
import type { ListView, Page } from "./list.ts";

/** The options of the filters of the keys table, with the number of keys for each. */
export interface KeyFacets {
  readonly states: readonly Facet[];
  readonly managers: readonly Facet[];
  readonly regions: readonly Facet[];
  readonly accounts: readonly Facet[];
}

/** One page of the keys table. */
export interface KeysView extends ListView {
  readonly page: Page<KeySummary>;
  readonly facets: KeyFacets;
  /** Why more may depend on keys of a Region than was found; Regions of which everything could be read are missing. */
  readonly incomplete: Readonly<Record<string, Incomplete>>;
  /** Keys of the whole posture that are unusable or pending deletion. */
  readonly atRisk: number;
}
