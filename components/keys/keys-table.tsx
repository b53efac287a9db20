import { Scroller } from "#components/ui/scroller.tsx";
import { SortHeading, type Sorting, SortMenu } from "#components/ui/sorting.tsx";
import type { KeySortColumn } from "#lib/domain/key-sort.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import { KEY_COLUMNS, type KeyCellProps } from "./key-cells.tsx";

const CELL =
  "h-10 max-w-[22rem] border-line px-3 py-1 first:pl-4 last:pr-4 max-md:flex max-md:h-auto max-md:max-w-none max-md:items-baseline max-md:gap-3 max-md:px-0 max-md:first:pl-0 md:border-b";
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
        <table className="w-full border-separate border-spacing-0 text-sm max-md:block">
          <caption className="sr-only">KMS keys with their state and dependent resources</caption>
          <thead className="max-md:hidden">
            <tr>
              {KEY_COLUMNS.map(({ label, column }) => (
                <SortHeading key={column} {...{ label, column, sort, hrefOf }} />
              ))}
            </tr>
          </thead>
          <tbody data-print-part="lines" className="max-md:block">
            {keys.map((key) => (
              <tr
                key={key.id}
                className="group max-md:block max-md:border-line max-md:border-b max-md:px-4 max-md:py-2.5 md:hover:bg-raised"
              >
                {KEY_COLUMNS.map(({ label, Cell }, index) =>
                  index === 0 ? (
                    <th key={label} scope="row" className={`${CELL} text-left font-normal`}>
                      <Cell of={key} {...context} />
                    </th>
                  ) : (
                    <td key={label} className={CELL}>
                      <span className="w-24 shrink-0 text-muted text-xs md:hidden">{label}</span>
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
