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
  /** Whether rows of several accounts may be shown. */
  readonly ofSeveral: boolean;
}

const sortOf = ({ sort }: Column) => sort;

/** Protections, one per row; on a phone one per card. */
export function RowsTable({ rows, state, labels, ofSeveral }: RowsTableProps) {
  const hrefOf = (sort: Sort) => stateHref(state, { sort });
  const sorts = COLUMNS.flatMap((each: Column) => (each.sort ? [{ column: each.sort, label: each.label }] : []));
  const columns = COLUMNS.filter(({ id }) => state.columns.includes(id));
  const from = stateHref(state, { asked: NOW });
  const areSeveral = ofSeveral && !state.columns.includes("account");
  return (
    <>
      <SortMenu columns={sorts} sort={state.sort} hrefOf={hrefOf} />
      <Scroller
        label="Protections"
        className="max-h-[calc(100dvh-13rem)] overflow-y-auto max-md:max-h-none print:max-h-none"
      >
        <table className="list-table rows-table">
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
          <tbody data-print-part="lines">
            {rows.map((row) => (
              <tr key={row.id} className="group">
                {columns.map(({ id, label }) => {
                  const Cell = CELLS[id];
                  const Tag = id === "resource" ? "th" : "td";
                  return (
                    <Tag key={id} {...(id === "resource" ? { scope: "row" } : {})}>
                      {id !== "resource" && <span className="card-label">{label}</span>}
                      <Cell {...{ row, labels, from, areSeveral }} asked={state.asked} />
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
