import type { Facet } from "#lib/domain/facet.ts";
import type { ReadRow } from "#lib/domain/snapshot.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { ListView, Page } from "./list.ts";

/** The columns of the table, in order. The first is always shown; the others can be chosen. */
export const COLUMN_IDS = [
  ...(["resource", "data", "verdict", "key", "region", "store"] as const),
  ...(["type", "account", "status", "rotation", "source", "observed"] as const),
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** The columns that are shown where the URL names none. */
export const USUAL_COLUMNS: readonly ColumnId[] = ["resource", "data", "verdict", "key", "region", "store"];

/** A row of the table, with the id of its key's page. */
export type ListedRow = ReadRow & { readonly keyId: string | null };

/** The options of the filters of the resources table, with the number of rows for each. */
export interface ResourceFacets {
  readonly types: readonly Facet[];
  readonly verdicts: readonly Facet[];
  readonly regions: readonly Facet[];
  readonly accounts: readonly Facet[];
}

/** One page of the resources table. */
export interface ResourcesView extends ListView {
  /** Protections without any filter. */
  readonly all: number;
  readonly page: Page<ListedRow>;
  readonly labels: readonly TypeLabel[];
  readonly facets: ResourceFacets;
}
