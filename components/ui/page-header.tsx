import type { ReactNode } from "react";

/** A page's title, its summary with numbers, and its actions. */
export function PageHeader({ title, answer, actions }: { title: ReactNode; answer?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 max-w-4xl flex-1 basis-80">
        <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
        {answer && <p className="mt-1.5 text-[0.9375rem] text-muted leading-relaxed">{answer}</p>}
      </div>
      {actions && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
