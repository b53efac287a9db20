import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { SCAN_PHASES, type ScanCounts, type ScanProgress } from "#lib/domain/scan.ts";
import { formatCount } from "#lib/format/numbers.ts";

const PHASE_LABELS = {
  listing: "Listings",
  details: "Details",
  stores: "Stores",
  watch: "Monitoring",
  keys: "Keys",
  saving: "Saving",
} as const;

/** The progress of a scan, in total and by phase. */
export function ScanProgressBar({
  progress,
  counts,
  title = "Scanning",
}: {
  progress: ScanProgress;
  counts: ScanCounts;
  title?: string;
}) {
  return (
    <div>
      <div className="flex justify-between text-xs">
        <span className="font-medium">{title}</span>
        <span className="number text-muted">
          {formatCount(progress.done)} of {formatCount(progress.total)} steps · {formatCount(counts.calls)} requests
        </span>
      </div>
      <ProgressBar label="Scan" percent={progress.percent} />
      <dl className="mt-1.5 grid grid-cols-6 gap-1 text-xs">
        {SCAN_PHASES.map((phase) => (
          <div key={phase}>
            <dt className="text-muted">{PHASE_LABELS[phase]}</dt>
            <dd className="number">
              {formatCount(progress.phases[phase].done)}/{formatCount(progress.phases[phase].total)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
