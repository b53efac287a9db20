import type { SortColumn } from "#lib/domain/row-filter.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";

/** For each sort column the position of each row, in the order of the given rows. */
export type RowPlaces = Readonly<Record<SortColumn, readonly number[]>>;

/**
 * The positions of rows in each order, stored with the snapshot: a page is a range of integers, and the order is the
 * same in every database, for any collation.
 *
 * Rows with equal values are sorted by verdict, type, Region, name and data; rows without the value are last. Sorting
 * 100,000 rows takes a while: `pause` is awaited between orders.
 */
export async function placeRows(rows: readonly ProtectionRow[], pause: () => Promise<void>): Promise<RowPlaces> {
  const byVerdict = placesOf(sorted(rows.map(tieBreaker), null));
  const placed = async (value: (row: ProtectionRow) => string | null) => {
    await pause();
    return placesOf(sorted(rows.map(value), byVerdict));
  };
  return {
    verdict: byVerdict,
    type: await placed((row) => row.type),
    region: await placed((row) => row.region),
    name: await placed((row) => row.resourceName?.toLowerCase() ?? null),
    data: await placed((row) => row.data),
    key: await placed((row) => (row.keyAlias ?? row.keyArn)?.toLowerCase() ?? null),
    observed: await placed((row) => row.observedAt),
  };
}

function tieBreaker(row: ProtectionRow): string {
  const verdict = String.fromCharCode(VERDICTS.indexOf(row.verdict));
  const name = row.resourceName?.toLowerCase() ?? "\uffff";
  return [verdict, row.type, row.region, name, row.data, row.id].join("\u0000");
}

/** Indexes of values in ascending order, null last; equal ones by their position in `ties`. */
function sorted(values: readonly (string | null)[], ties: readonly number[] | null): number[] {
  return values
    .map((_, index) => index)
    .sort((a, b) => {
      const one = values[a] ?? null;
      const other = values[b] ?? null;
      if (one === other) return ties ? (ties[a] ?? 0) - (ties[b] ?? 0) : a - b;
      if (one === null) return 1;
      if (other === null) return -1;
      return one < other ? -1 : 1;
    });
}

function placesOf(order: readonly number[]): number[] {
  const places = new Array<number>(order.length);
  order.forEach((index, place) => {
    places[index] = place;
  });
  return places;
}
