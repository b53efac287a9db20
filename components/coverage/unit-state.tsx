import { CircleCheck, CircleDashed, CircleSlash2, Clock, type LucideIcon, TriangleAlert } from "lucide-react";
import type { CoverageStatus, CoveredUnit } from "#lib/domain/coverage.ts";

interface Look {
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly className: string;
}

const UNREAD: Readonly<Record<NonNullable<CoveredUnit["unread"]>, Look>> = {
  never: { label: "Never read", Icon: CircleDashed, className: "text-muted" },
  excluded: { label: "Excluded", Icon: CircleSlash2, className: "text-muted" },
  "not-enabled": { label: "Not enabled", Icon: CircleSlash2, className: "text-muted" },
  "not-scanned": { label: "Not scanned", Icon: CircleDashed, className: "text-muted" },
};

const READ: Readonly<Record<NonNullable<CoveredUnit["completeness"]>, Look>> = {
  complete: { label: "Complete", Icon: CircleCheck, className: "text-ink" },
  partial: { label: "Partial", Icon: TriangleAlert, className: "text-ink" },
  unknown: { label: "Unknown", Icon: CircleDashed, className: "text-muted" },
};

/** The words for each status, as links and lines say them. */
export const STATUS_LABELS: Readonly<Record<CoverageStatus, string>> = {
  ...{ complete: READ.complete.label, partial: READ.partial.label, unknown: READ.unknown.label, stale: "Stale" },
  ...{ never: UNREAD.never.label, excluded: UNREAD.excluded.label },
  ...{ "not-enabled": UNREAD["not-enabled"].label, "not-scanned": UNREAD["not-scanned"].label },
};

/** How current and complete the reading of a Region is, in one word with a symbol. */
export function UnitState({ unit: { unread, completeness, isStale } }: { unit: CoveredUnit }) {
  const { label, Icon, className } = unread ? UNREAD[unread] : READ[completeness ?? "unknown"];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${className}`}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {label}
      {isStale && (
        <span className="inline-flex items-center gap-1 text-muted">
          <Clock aria-hidden className="size-3.5" />
          stale
        </span>
      )}
    </span>
  );
}
