import type { Term } from "#lib/domain/terms.ts";
import { TermButton } from "./term-button.tsx";

interface TermListProps {
  /** May name a term more than once. */
  readonly terms: readonly Term[];
  readonly className?: string;
}

/** The terms of a page or section, each with its definition: for tables and lists, whose rows are links. */
export function TermList({ terms, className = "" }: TermListProps) {
  if (terms.length === 0) return null;
  return (
    <ul aria-label="Terms" className={`no-print flex flex-wrap gap-x-4 text-xs ${className}`}>
      {[...new Set(terms)].map((term) => (
        <li key={term.id}>
          <TermButton term={term} />
        </li>
      ))}
    </ul>
  );
}
