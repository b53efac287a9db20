import { type RawBuilder, sql } from "kysely";
import type { KeySort, KeySortColumn } from "#lib/domain/key-sort.ts";
import { readSort } from "#lib/domain/sort.ts";
import type { Order } from "./keyset.ts";

const text = (column: RawBuilder<unknown>) => ({ column, before: "", after: "\u{10ffff}", number: false });
const number = (column: RawBuilder<unknown>) => ({ column, before: -1, after: 2 ** 31 - 1, number: true });

/** What each order except that by risk sorts by, with values before and after every other. */
const SORTED_BY = {
  name: text(sql`lower(coalesce(alias, arn))`),
  state: text(sql`state`),
  dependants: number(sql`rows`),
  owner: text(sql`owner_account_id`),
  region: text(sql`region`),
  rotation: text(sql`rotation`),
  grants: number(sql`grants`),
} as const satisfies Record<Exclude<KeySortColumn, "risk">, unknown>;

/** How keys are sorted: those without a value are last in both directions, and those with equal values are by risk. */
export function keyOrder(sort: KeySort): Order {
  const { column: name, direction } = readSort(sort);
  if (name === "risk") return [{ by: "riskOrder", direction }];
  const { column, before, after, number } = SORTED_BY[name];
  const last = direction === "asc" ? after : before;
  return [
    { by: sql`coalesce(${column}, ${sql.lit(last)})`, direction, number },
    { by: "riskOrder", direction: "asc" },
  ];
}
