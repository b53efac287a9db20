import { X } from "lucide-react";
import Link from "next/link";

export interface Chip {
  readonly label: string;
  /** The same page without this filter. */
  readonly href: string;
}

/** The active filters, each removable. */
export function Chips({ chips, clear }: { chips: readonly Chip[]; clear: string }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Active filters" className="no-print flex flex-wrap items-center gap-1.5">
      {chips.map(({ label, href }) => (
        <li key={href}>
          <Link
            prefetch={false}
            scroll={false}
            href={href}
            className="inline-flex items-center gap-1 rounded-full border border-line-strong bg-surface py-0.5 pr-1.5 pl-2.5 text-xs hover:bg-raised"
          >
            <bdi>{label}</bdi>
            <X aria-hidden className="size-3 text-muted" />
            <span className="sr-only">(remove)</span>
          </Link>
        </li>
      ))}
      <li>
        <Link
          prefetch={false}
          scroll={false}
          href={clear}
          className="px-1.5 text-muted text-xs underline underline-offset-2 hover:text-ink"
        >
          Clear all
        </Link>
      </li>
    </ul>
  );
}
