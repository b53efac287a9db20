import type { ReactNode } from "react";

/**
 * Holds what is wider than the screen: it scrolls within itself, also by keyboard, and the page does not.
 *
 * @param label what it holds; said as a region of its own, so that it differs from the panel around it
 */
export function Scroller({
  label,
  children,
  className = "",
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={`${label} (scrolls)`} tabIndex={0} className={`relative overflow-x-auto ${className}`}>
      {children}
    </section>
  );
}
