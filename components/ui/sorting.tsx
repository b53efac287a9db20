import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { SortBy } from "#lib/domain/sort.ts";
import { LinkSelect } from "./link-select.tsx";

/** The order of a list, and the address of the list in another order. */
export interface Sorting<Column extends string> {
  readonly sort: SortBy<Column>;
  readonly hrefOf: (sort: SortBy<Column>) => string;
}

interface SortHeadingProps<Column extends string> extends Sorting<Column> {
  readonly label: string;
  /** The order of the column; absent for a column that does not sort. */
  readonly column: Column | undefined;
  /** Aligned with the numbers of its column. */
  readonly numeric?: boolean;
}

const HEADING =
  "sticky top-0 z-10 whitespace-nowrap border-line border-b bg-surface px-3 py-1.5 font-medium text-muted text-xs first:pl-4 last:pr-4";

/** The heading of a column: a link that sorts by it, or reverses the order. */
export function SortHeading<Column extends string>({
  label,
  column,
  numeric = false,
  sort,
  hrefOf,
}: SortHeadingProps<Column>) {
  const className = `${HEADING} ${numeric ? "text-right" : "text-left"}`;
  if (column === undefined) {
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    );
  }
  const up = sort === column;
  const down = sort === `-${column}`;
  return (
    <th scope="col" className={className} aria-sort={up ? "ascending" : down ? "descending" : "none"}>
      <Link
        prefetch={false}
        scroll={false}
        href={hrefOf(up ? `-${column}` : column)}
        className={`inline-flex min-h-target items-center gap-1 hover:text-ink ${up || down ? "text-ink" : ""}`}
      >
        {label}
        {up && <ArrowUp aria-hidden className="size-3" />}
        {down && <ArrowDown aria-hidden className="size-3" />}
      </Link>
    </th>
  );
}

interface SortMenuProps<Column extends string> extends Sorting<Column> {
  readonly columns: readonly { readonly column: Column; readonly label: string }[];
}

/** The same as a menu, for narrow screens, on which a table has no headings. */
export function SortMenu<Column extends string>({ columns, sort, hrefOf }: SortMenuProps<Column>) {
  const options = columns.flatMap(({ column, label }) => [
    { href: hrefOf(column), label },
    { href: hrefOf(`-${column}`), label: `${label}, reversed` },
  ]);
  return (
    <div className="no-print border-line border-b px-4 py-2 md:hidden">
      <LinkSelect label="Sort by" chosen={hrefOf(sort)} options={options} />
    </div>
  );
}
