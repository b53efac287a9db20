import Link from "next/link";
import type { CoverageStatus } from "#lib/domain/coverage.ts";
import { formatCount } from "#lib/format/numbers.ts";
import type { CoveragePage } from "#lib/views/coverage.ts";
import { STATUS_LABELS } from "./unit-state.tsx";

/** Limits the table to the Regions with one status. */
export function StatusLinks({
  statuses,
  chosen,
  hrefOf,
}: {
  statuses: CoveragePage["statuses"];
  chosen: readonly CoverageStatus[];
  hrefOf: (chosen: readonly CoverageStatus[]) => string;
}) {
  if (statuses.length < 2 && chosen.length === 0) return null;
  return (
    <nav aria-label="Status" className="no-print flex flex-wrap gap-x-4 px-4 py-2 text-sm">
      <Choice href={hrefOf([])} isChosen={chosen.length === 0} label="All" />
      {statuses.map(({ status, units }) => (
        <Choice
          key={status}
          href={hrefOf([status])}
          isChosen={chosen.includes(status)}
          label={`${STATUS_LABELS[status]} (${formatCount(units)})`}
        />
      ))}
    </nav>
  );
}

function Choice({ href, isChosen, label }: { href: string; isChosen: boolean; label: string }) {
  return (
    <Link
      prefetch={false}
      href={href}
      aria-current={isChosen ? "true" : undefined}
      className="inline-flex min-h-target items-center underline underline-offset-2 aria-[current=true]:font-semibold aria-[current=true]:no-underline"
    >
      {label}
    </Link>
  );
}
