import type { ReactNode } from "react";

interface ScrollerProps {
  /** The accessible name of the content. */
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A box for content that is wider than the screen: the box scrolls, also by keyboard, and the page does not. */
export function Scroller({ label, children, className = "" }: ScrollerProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would be a landmark, of which a page has few, and no fieldset is meant
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" aria-label={label} tabIndex={0} className={`relative overflow-x-auto ${className}`}>
      {children}
    </div>
  );
}
