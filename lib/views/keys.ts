import type { Facet } from "#lib/domain/facet.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { ListView, Page } from "./list.ts";

/** What the filters of the keys table may take, with the keys of each. */
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
  /** Keys of the whole snapshot that cannot be used or are about to go. */
  readonly atRisk: number;
}
