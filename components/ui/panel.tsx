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
      className={`min-w-0 rounded-lg border border-line bg-surface shadow-card ${className}`}
      aria-labelledby={id ? `${id}-title` : undefined}
    >
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b px-4 py-2">
        <h2 id={id ? `${id}-title` : undefined} className="font-semibold text-sm">
          {title}
        </h2>
        {aside && <div className="text-muted text-xs">{aside}</div>}
      </header>
      <div className={flush ? "" : "p-4"}>{children}</div>
    </section>
  );
}
