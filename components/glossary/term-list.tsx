import type { Term } from "#lib/domain/terms.ts";
import { TermButton } from "./term-button.tsx";

/** The terms of a page or section, each with its definition: for tables and lists, whose rows are links. */
export function TermList({ terms }: { terms: readonly Term[] }) {
  return (
    <ul aria-label="Terms" className="no-print flex flex-wrap gap-x-4 text-xs">
      {terms.map((term) => (
        <li key={term.id}>
          <TermButton term={term} />
        </li>
      ))}
    </ul>
  );
}
