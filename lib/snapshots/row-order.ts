import type { SelectQueryBuilder } from "kysely";
import type { Sort, SortColumn } from "#lib/domain/row-filter.ts";
import { readSort } from "#lib/domain/sort.ts";
import type { Order, Place } from "./keyset.ts";
import type { ProtectionTable, Tables } from "./schema.ts";

/** The column that rows are sorted by; those with equal values are in the default order, which is total. */
const COLUMN = {
  verdict: "defaultOrder",
  type: "type",
  region: "region",
  name: "nameOrder",
  data: "data",
  key: "keyOrder",
  observed: "observedAt",
} as const satisfies Record<SortColumn, keyof ProtectionTable>;

/** How rows are sorted, and the values that the place of a row has. */
export class RowOrder {
  readonly #column: (typeof COLUMN)[SortColumn];
  readonly terms: Order;

  constructor(sort: Sort) {
    const { column, direction } = readSort(sort);
    this.#column = COLUMN[column];
    const columns = column === "verdict" ? [this.#column] : [this.#column, "defaultOrder"];
    this.terms = columns.map((by) => ({ by, direction }));
  }

  /** Also selects the values of the place of each row. */
  placed<Selected>(rows: SelectQueryBuilder<Tables, "protections", Selected>) {
    return rows.select(({ ref }) => [ref(this.#column).as("sortValue"), ref("defaultOrder").as("tie")]);
  }

  placeOf({ sortValue, tie }: PlaceValues): Place {
    return this.terms.length === 1 ? [tie] : [sortValue, tie];
  }
}

export interface PlaceValues {
  readonly sortValue: string;
  readonly tie: string;
}
