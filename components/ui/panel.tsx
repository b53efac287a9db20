import type { ReactNode } from "react";

interface PanelProps {
  readonly title: ReactNode;
  readonly id?: string;
  /** Shown at the right of the title: a link, a count, a button. */
  readonly aside?: ReactNode;
  /** Without padding, for tables and lists that reach the edges. */
  readonly flush?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A titled section of a page. */
export function Panel({ title, id, aside, flush = false, className = "", children }: PanelProps) {
  return (
    <section
      id={id}
      className={className === "" ? "panel" : `panel ${className}`}
      aria-labelledby={id ? `${id}-title` : undefined}
    >
      <header>
        <h2 id={id ? `${id}-title` : undefined}>{title}</h2>
        {aside && <div>{aside}</div>}
      </header>
      <div className={flush ? undefined : "p-4"}>{children}</div>
    </section>
  );
}
