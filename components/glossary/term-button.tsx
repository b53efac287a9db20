import { Info } from "lucide-react";
import { type ReactNode, useId } from "react";
import { ScopeLink } from "#components/shell/scope-link.tsx";
import type { Term } from "#lib/domain/terms.ts";

interface TermButtonProps {
  readonly term: Term;
  /** Shown in place of the term's word, e.g. a badge. */
  readonly children?: ReactNode;
}

/**
 * A term that opens its definition in a popover of the browser's own: without scripts, by mouse, keyboard and touch;
 * Escape closes it. Screen readers read the definition with the button. Not for the inside of a link.
 */
export function TermButton({ term: { id, term, definition }, children }: TermButtonProps) {
  const popover = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={popover}
        aria-describedby={`${popover}-text`}
        className="inline-flex min-h-target min-w-target cursor-pointer items-center gap-1 rounded-full align-middle text-muted hover:text-ink"
      >
        {children ?? <span className="underline decoration-dotted underline-offset-4">{term}</span>}
        {children && <Info aria-hidden className="no-print mx-0.5 size-3.5 shrink-0" />}
      </button>
      <span
        id={popover}
        popover="auto"
        role="note"
        aria-label={term}
        className="term-popover w-80 max-w-[calc(100vw-2rem)] whitespace-normal rounded-lg border border-line-strong bg-surface p-3 text-left font-normal text-ink text-sm leading-relaxed tracking-normal shadow-xl"
      >
        <span className="block font-semibold">{term}</span>
        <span id={`${popover}-text`} className="block">
          {definition}
        </span>
        <ScopeLink
          href="/glossary"
          anchor={id}
          className="mt-1 inline-flex min-h-target items-center text-accent underline underline-offset-2"
        >
          View in glossary
        </ScopeLink>
      </span>
    </>
  );
}
