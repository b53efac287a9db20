import type { ReactNode } from "react";
import type { Term } from "#lib/domain/terms.ts";
import { TermPopover } from "./term-popover.tsx";

interface TermButtonProps {
  readonly term: Term;
  /** Shown in place of the term's word, e.g. a badge. */
  readonly children?: ReactNode;
}

/** A term as a button that opens its definition. Not for the inside of a link. */
export const TermButton = ({ term: { id, term, definition }, children }: TermButtonProps) => (
  <TermPopover id={id} term={term} definition={definition}>
    {children}
  </TermPopover>
);
