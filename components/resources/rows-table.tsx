import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { Scroller } from "#components/ui/scroller.tsx";
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

/** Protections, one per row; on a phone one per card. */
export function RowsTable({ rows, state, labels }: RowsTableProps) {
  const columns = COLUMNS.filter(({ id }) => state.columns.includes(id));
  const from = stateHref(state, { scan: null });
  return (
    <Scroller
      label="Protections"
      className="max-h-[calc(100dvh-13rem)] overflow-y-auto max-md:max-h-none print:max-h-none"
    >
      <table className="w-full border-separate border-spacing-0 text-sm max-md:block">
        <caption className="sr-only">Protections with their verdict and key</caption>
        <thead className="max-md:hidden">
          <tr>
            {columns.map((column) => (
              <Heading key={column.id} column={column} state={state} />
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
                return (
                  <td
                    key={id}
                    className="h-10 max-w-[22rem] border-line px-3 py-1 first:pl-4 last:pr-4 max-md:flex max-md:h-auto max-md:max-w-none max-md:items-center max-md:gap-3 max-md:px-0 max-md:first:pl-0 md:border-b"
                  >
                    {id !== "resource" && <span className="w-20 shrink-0 text-muted text-xs md:hidden">{label}</span>}
                    <Cell row={row} labels={labels} scan={state.scan} from={from} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Heading({ column, state }: { column: Column; state: RowsState }) {
  const { sort, label } = column;
  const style =
    "sticky top-0 z-10 border-line border-b bg-surface px-3 py-2 text-left font-medium text-muted text-xs first:pl-4 last:pr-4 whitespace-nowrap";
  if (!sort) {
    return (
      <th scope="col" className={style}>
        {label}
      </th>
    );
  }
  const up = state.sort === sort;
  const down = state.sort === `-${sort}`;
  return (
    <th scope="col" className={style} aria-sort={up ? "ascending" : down ? "descending" : "none"}>
      <Link
        prefetch={false}
        scroll={false}
        href={stateHref(state, { sort: up ? `-${sort}` : sort })}
        className={`inline-flex items-center gap-1 hover:text-ink ${up || down ? "text-ink" : ""}`}
      >
        {label}
        {up && <ArrowUp aria-hidden className="size-3" />}
        {down && <ArrowDown aria-hidden className="size-3" />}
      </Link>
    </th>
  );
}
