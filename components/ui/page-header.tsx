import type { ReactNode } from "react";
import { TermList } from "#components/glossary/term-list.tsx";
import type { Term } from "#lib/domain/terms.ts";

interface PageHeaderProps {
  readonly title: ReactNode;
  /** A summary with numbers. */
  readonly answer?: ReactNode;
  readonly actions?: ReactNode;
  /** What the page's tables and lists name in their rows. */
  readonly terms?: readonly Term[];
}

/** A page's title, its summary, its actions, and the definitions of its terms. */
export function PageHeader({ title, answer, actions, terms = [] }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 max-w-4xl flex-1 basis-80">
        <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
        {answer && <p className="mt-1.5 text-[0.9375rem] text-muted leading-relaxed">{answer}</p>}
        <TermList terms={terms} />
      </div>
      {actions && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
