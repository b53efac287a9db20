"use client";

import { type ReactNode, useId } from "react";
import { ScopeLink } from "#components/shell/scope-link.tsx";
import { SharedIcon } from "#components/ui/shared-icon.tsx";
import type { Term } from "#lib/domain/terms.ts";

interface TermPopoverProps extends Pick<Term, "id" | "term" | "definition"> {
  readonly children?: ReactNode;
}

/**
 * A term that opens its definition in a popover of the browser's own: without scripts, by mouse, keyboard and touch;
 * Escape closes it. Screen readers read the definition with the button.
 */
export function TermPopover({ id, term, definition, children }: TermPopoverProps) {
  const popover = useId();
  return (
    <>
      <button type="button" popoverTarget={popover} aria-describedby={`${popover}-text`} className="term-button">
        {children ?? <span>{term}</span>}
        {children && <SharedIcon of="info" className="no-print" />}
      </button>
      <span id={popover} popover="auto" role="note" aria-label={term} className="term-popover">
        <b>{term}</b>
        <span id={`${popover}-text`}>{definition}</span>
        <ScopeLink href="/glossary" anchor={id}>
          View in glossary
        </ScopeLink>
      </span>
    </>
  );
}
