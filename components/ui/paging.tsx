import { ButtonLink } from "#components/ui/button.tsx";
import { formatCount } from "#lib/format/numbers.ts";

interface PagingProps {
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
  readonly first: string | null;
  readonly previous: string | null;
  readonly next: string | null;
}

/** The position in a long list, and links to its pages. */
export function Paging({ offset, shown, total, first, previous, next }: PagingProps) {
  return (
    <nav aria-label="Pages" className="no-print flex flex-wrap items-center justify-between gap-3 px-4 py-2.5">
      <p role="status" className="number text-muted text-sm">
        {total === 0 ? "None" : `${formatCount(offset + 1)}–${formatCount(offset + shown)} of ${formatCount(total)}`}
      </p>
      <div className="flex gap-2">
        {first && <ButtonLink href={first}>First</ButtonLink>}
        {previous && <ButtonLink href={previous}>Previous</ButtonLink>}
        {next && <ButtonLink href={next}>Next</ButtonLink>}
      </div>
    </nav>
  );
}
