import { TriangleAlert } from "lucide-react";
import type { ControlText } from "#lib/domain/control-text.ts";

/** The controls that a resource fails: what is wrong, why it matters, what to do. */
export function FindingNotices({ controls }: { controls: readonly ControlText[] }) {
  return controls.map(({ id, title, severity, rationale, remediation }) => (
    <section
      key={id}
      className="rounded-lg border border-unencrypted bg-unencrypted-soft px-4 py-3 text-sm leading-relaxed"
    >
      <h2 className="flex items-center gap-2 font-semibold text-unencrypted">
        <TriangleAlert aria-hidden className="size-4 shrink-0" />
        {id} fails: {title}
      </h2>
      <p className="mt-1 max-w-prose">{rationale}</p>
      <p className="mt-1 max-w-prose">
        <span className="font-medium">What to do ({severity} severity):</span> {remediation.summary}
      </p>
    </section>
  ));
}
