import { FlaskConical } from "lucide-react";

/** Says that everything on the page is example data, on screen and on paper. */
export function DemoNotice() {
  return (
    <aside
      aria-label="Demo account"
      className="mb-4 flex flex-wrap items-center gap-x-2 rounded-md border border-line-strong bg-raised px-3 py-1.5 text-sm"
    >
      <FlaskConical aria-hidden className="size-4 shrink-0 text-muted" />
      <strong className="font-semibold">Demo account</strong>
      <span className="text-muted">Example data of a simulated AWS account on this machine.</span>
    </aside>
  );
}
