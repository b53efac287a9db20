import type { ReactNode } from "react";

interface LikeLinesProps {
  /** The common text of all lines, with their number. */
  readonly summary: ReactNode;
  /** The lines, as list items. */
  readonly children: ReactNode;
}

/** Lines with the same text about several subjects: one line with their number, which opens to all of them. */
export function LikeLines({ summary, children }: LikeLinesProps) {
  return (
    <details className="min-w-0 [overflow-wrap:anywhere]">
      <summary className="min-h-target cursor-pointer hover:underline">{summary}</summary>
      <ul className="mt-1 grid gap-1 pl-4">{children}</ul>
    </details>
  );
}
