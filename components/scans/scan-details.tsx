import { VerdictBar } from "#components/charts/verdict-bar.tsx";
import { TermButton } from "#components/glossary/term-button.tsx";
import { ScopeLink } from "#components/shell/scope-link.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import { VerdictButton } from "#components/verdict/verdict-badge.tsx";
import type { UnitReading } from "#lib/domain/coverage.ts";
import { isActive, type Scan } from "#lib/domain/scan.ts";
import { SCAN_STATE_TERMS } from "#lib/domain/terms.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import { hrefWith, rowsHref } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";
import { ScanControl } from "./scan-control.tsx";
import { ScanDetailList } from "./scan-detail-list.tsx";
import { scanOutcome } from "./scan-outcome.ts";
import { ScanProgressBar } from "./scan-progress.tsx";
import { ScanReadings } from "./scan-readings.tsx";
import { ScanState } from "./scan-state.tsx";

interface ScanDetailsProps {
  readonly scan: Scan;
  /** Its readings; empty if it has not landed, or if they are no longer kept. */
  readonly readings: readonly UnitReading[];
  readonly now: Date;
}

/** One scan in any state: outcome, progress and results. */
export function ScanDetails({ scan, readings, now }: ScanDetailsProps) {
  const running = isActive(scan);
  return (
    <>
      <nav aria-label="Breadcrumb" className="no-print mb-2 text-muted text-sm">
        <ScopeLink href="/scans" scroll={false} data-return="" className="hover:underline">
          Scans
        </ScopeLink>
      </nav>
      <PageHeader
        title={
          <>
            Scan of <Time iso={scan.startedAt} now={now} />
          </>
        }
        answer={scanOutcome(scan)}
        actions={
          scan.state === "completed" ? (
            <>
              <ButtonLink href={hrefWith("/gaps", { scan: scan.id })}>Gaps</ButtonLink>
              <ButtonLink look="primary" href={hrefWith("/", { scan: scan.id })}>
                View results
              </ButtonLink>
            </>
          ) : (
            <ScanControl key={scan.state} active={running ? scan : null} />
          )
        }
      />
      <div className="grid gap-4">
        <Panel
          title="Details"
          id="facts"
          aside={
            <TermButton term={SCAN_STATE_TERMS[scan.state]}>
              <ScanState state={scan.state} />
            </TermButton>
          }
        >
          <ScanDetailList scan={scan} now={now} />
        </Panel>
        {readings.length > 0 && <ScanReadings readings={readings} />}
        {scan.state === "completed" ? <Found scan={scan} /> : !running && <Progress scan={scan} />}
      </div>
    </>
  );
}

function Found({ scan }: { scan: Scan }) {
  const present = VERDICTS.filter((verdict) => scan.verdicts[verdict] > 0);
  return (
    <Panel title="Encryption status" id="verdicts">
      <VerdictBar verdicts={scan.verdicts} />
      <ul className="mt-4 flex flex-wrap gap-x-6 gap-y-2.5 text-sm">
        {present.map((verdict) => (
          <li key={verdict} className="flex items-center gap-2 [&>a]:min-h-target [&>a]:min-w-target">
            <NumberLink href={rowsHref({ verdict, asked: { scan: scan.id, at: null } })}>
              {formatCount(scan.verdicts[verdict])}
            </NumberLink>
            <VerdictButton verdict={verdict} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Progress({ scan }: { scan: Scan }) {
  return (
    <Panel title="Progress" id="progress">
      <div className="max-w-md">
        <ScanProgressBar progress={scan.progress} counts={scan.counts} title="Steps completed" />
      </div>
    </Panel>
  );
}
