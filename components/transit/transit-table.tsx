import type { ReactNode } from "react";
import { Scroller } from "#components/ui/scroller.tsx";

interface TransitTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** A plain table that scrolls within itself. */
export function TransitTable({ label, columns, children }: TransitTableProps) {
  return (
    <Scroller label={label} className="max-h-[28rem] overflow-y-auto print:max-h-none">
      <table className="w-full min-w-max text-sm">
        <caption className="sr-only">{label}</caption>
        <thead className="text-muted text-xs">
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="sticky top-0 border-line border-b bg-surface px-4 py-2 text-left font-medium"
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroller>
  );
}
