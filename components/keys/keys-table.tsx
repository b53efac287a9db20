import { Scroller } from "#components/ui/scroller.tsx";
import { SortHeading, type Sorting, SortMenu } from "#components/ui/sorting.tsx";
import type { KeySortColumn } from "#lib/domain/key-sort.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import { KEY_COLUMNS, type KeyCellProps } from "./key-cells.tsx";

interface KeysTableProps extends Omit<KeyCellProps, "of">, Sorting<KeySortColumn> {
  readonly keys: readonly KeySummary[];
}

const SORTS = [{ label: "Risk", column: "risk" as const }, ...KEY_COLUMNS];

/** Keys, one per row; on a phone one per card. */
export function KeysTable({ keys, sort, hrefOf, ...context }: KeysTableProps) {
  return (
    <>
      <SortMenu columns={SORTS} sort={sort} hrefOf={hrefOf} />
      <Scroller label="Keys" className="max-h-[calc(100dvh-13rem)] overflow-y-auto max-md:max-h-none print:max-h-none">
        <table className="list-table keys-table">
          <caption className="sr-only">KMS keys with their state and dependent resources</caption>
          <thead className="max-md:hidden">
            <tr>
              {KEY_COLUMNS.map(({ label, column }) => (
                <SortHeading key={column} {...{ label, column, sort, hrefOf }} />
              ))}
            </tr>
          </thead>
          <tbody data-print-part="lines">
            {keys.map((key) => (
              <tr key={key.id} className="group">
                {KEY_COLUMNS.map(({ label, Cell }, index) =>
                  index === 0 ? (
                    <th key={label} scope="row">
                      <Cell of={key} {...context} />
                    </th>
                  ) : (
                    <td key={label}>
                      <span className="card-label">{label}</span>
                      <Cell of={key} {...context} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}
