import type { UnknownKind, Verdict } from "#lib/domain/verdict.ts";
import { VERDICT_STYLES } from "./verdict-style.ts";

/** A verdict as icon and word, with the kind of unknown. */
export function VerdictBadge({ verdict, unknown = null }: { verdict: Verdict; unknown?: UnknownKind | null }) {
  const { label, meaning, Icon, text, soft } = VERDICT_STYLES[verdict];
  return (
    <span
      title={meaning}
      className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-xs ${text} ${soft}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.25} />
      {label}
      {unknown && <span className="font-normal">· {UNKNOWN_LABELS[unknown]}</span>}
    </span>
  );
}

export const UNKNOWN_LABELS = {
  unreadable: "could not be read",
  "not-exposed": "not exposed by AWS API",
} as const satisfies Record<UnknownKind, string>;
