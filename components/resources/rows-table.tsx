import { Scroller } from "#components/ui/scroller.tsx";
import { SortHeading, SortMenu } from "#components/ui/sorting.tsx";
import { NOW } from "#lib/domain/posture.ts";
import type { Sort } from "#lib/domain/row-filter.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { ListedRow } from "#lib/views/resources.ts";
import { COLUMNS, type Column } from "./columns.ts";
import { CELLS } from "./row-cells.tsx";
import { type RowsState, stateHref } from "./rows-query.ts";

interface RowsTableProps {
  readonly rows: readonly ListedRow[];
  readonly state: RowsState;
  readonly labels: readonly TypeLabel[];
}

const sortOf = ({ sort }: Column) => sort;

/** Protections, one per row; on a phone one per card. */
export function RowsTable({ rows, state, labels }: RowsTableProps) {
  const hrefOf = (sort: Sort) => stateHref(state, { sort });
  const sorts = COLUMNS.flatMap((each: Column) => (each.sort ? [{ column: each.sort, label: each.label }] : []));
  const columns = COLUMNS.filter(({ id }) => state.columns.includes(id));
  const from = stateHref(state, { asked: NOW });
  return (
    <>
      <SortMenu columns={sorts} sort={state.sort} hrefOf={hrefOf} />
      <Scroller
        label="Protections"
        className="max-h-[calc(100dvh-13rem)] overflow-y-auto max-md:max-h-none print:max-h-none"
      >
        <table className="w-full border-separate border-spacing-0 text-sm max-md:block">
          <caption className="sr-only">Protections with their verdict and key</caption>
          <thead className="max-md:hidden">
            <tr>
              {columns.map((column) => (
                <SortHeading
                  key={column.id}
                  label={column.label}
                  column={sortOf(column)}
                  sort={state.sort}
                  hrefOf={hrefOf}
                />
              ))}
            </tr>
          </thead>
          <tbody data-print-part="lines" className="max-md:block">
            {rows.map((row) => (
              <tr
                key={row.id}
                className="group max-md:block max-md:border-line max-md:border-b max-md:px-4 max-md:py-2.5 md:hover:bg-raised"
              >
                {columns.map(({ id, label }) => {
                  const Cell = CELLS[id];
                  const Tag = id === "resource" ? "th" : "td";
                  return (
                    <Tag
                      key={id}
                      {...(id === "resource" ? { scope: "row" } : {})}
                      className="h-10 max-w-[22rem] border-line text-left font-normal px-3 py-1 first:pl-4 last:pr-4 max-md:flex max-md:h-auto max-md:max-w-none max-md:items-center max-md:gap-3 max-md:px-0 max-md:first:pl-0 md:border-b"
                    >
                      {id !== "resource" && <span className="w-20 shrink-0 text-muted text-xs md:hidden">{label}</span>}
                      <Cell row={row} labels={labels} asked={state.asked} from={from} />
                    </Tag>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}
