import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import { ButtonLink } from "./button.tsx";
import { LinkSelect } from "./link-select.tsx";

const PAGE_SIZES = [25, 50, 100, 200] as const;

interface PagingProps {
  /** The noun for an item: `protection`. */
  readonly unit: string;
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
  /** Items of a page. */
  readonly limit: number;
  /** The first page with this many items; null if the number is fixed. */
  readonly hrefOfSize: ((limit: number) => string) | null;
  /** Null on the first page; so is the previous page. */
  readonly first: string | null;
  readonly previous: string | null;
  /** Null on the last page; so is the last page. */
  readonly next: string | null;
  readonly last: string | null;
}

/** The position in a list (announced when it changes), the links to its pages, and the page size. */
export function Paging({ unit, offset, shown, total, limit, hrefOfSize, first, previous, next, last }: PagingProps) {
  const sizes = [...new Set([...PAGE_SIZES, DEFAULT_LIMIT, limit])].sort((a, b) => a - b);
  return (
    <nav aria-label="Pages" className="no-print flex flex-wrap items-center justify-between gap-3 px-4 py-2.5">
      <p role="status" className="number text-muted text-sm">
        {total === 0
          ? `No ${unit}s`
          : `${formatCount(offset + 1)}–${formatCount(offset + shown)} of ${countOf(total, unit)}`}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {hrefOfSize && total > PAGE_SIZES[0] && (
          <LinkSelect
            label="Page size"
            chosen={hrefOfSize(limit)}
            options={sizes.map((size) => ({ href: hrefOfSize(size), label: formatCount(size) }))}
          />
        )}
        {first && <ButtonLink href={first}>First</ButtonLink>}
        {previous && <ButtonLink href={previous}>Previous</ButtonLink>}
        {next && <ButtonLink href={next}>Next</ButtonLink>}
        {last && <ButtonLink href={last}>Last</ButtonLink>}
      </div>
    </nav>
  );
}
