import Link from "next/link";
import { ScanControl } from "#components/scans/scan-control.tsx";
import { ScanDetailList } from "#components/scans/scan-detail-list.tsx";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Scan } from "#lib/domain/scan.ts";
import { isEmptyAccount, matrixOf, summarize } from "#lib/domain/summary.ts";
import { DASHBOARD_TERMS } from "#lib/domain/terms.ts";
import { hrefWith, rowsHref } from "#lib/format/hrefs.ts";
import { countOf, formatCount, formatShare } from "#lib/format/numbers.ts";
import type { Overview as OverviewData } from "#lib/views/overview.ts";
import { FailedControls } from "./failed-controls.tsx";
import { KeysAtRisk } from "./keys-at-risk.tsx";
import { Matrix } from "./matrix.tsx";
import { PostureAnswer } from "./posture-answer.tsx";
import { ShareBar } from "./share-bar.tsx";
import { Trend } from "./trend.tsx";
import { Unread } from "./unread.tsx";
import { WEAK, WeakTypes, weakOf } from "./weak-types.tsx";

const { protection, control, severity, coverage, gap } = DASHBOARD_TERMS;

interface OverviewProps {
  readonly data: OverviewData;
  readonly active: Scan | null;
  /** The scan that the URL names; null for the newest. */
  readonly scan: string | null;
  readonly now: Date;
}

/** The posture at a glance: verdicts, failed controls, keys at risk and coverage gaps. */
export function Overview({ data, active, scan, now }: OverviewProps) {
  const { labels } = data;
  const summary = summarize(data.tallies);
  const matrix = matrixOf(
    data.tallies,
    labels.map(({ type }) => type),
    data.scan.regions,
  );
  return (
    <>
      <SnapshotNotice scan={data.scan} asked={scan} newest="/" />
      <PageHeader
        title="Encryption posture"
        answer={<PostureAnswer summary={summary} scan={scan} />}
        actions={<ScanControl active={active} />}
        terms={[protection, control, severity, coverage, gap]}
      />
      {isEmptyAccount(data.tallies, data.scan.counts.resources, data.gapCount) && (
        <p role="note" className="mb-4 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm">
          This scan found no Bedrock resources in {countOf(data.scan.regions.length, "Region")}, only settings of the
          account. If there should be some, check the account, the Regions (POSTURE_REGIONS) and the credentials, and
          run a new scan.
        </p>
      )}
      <div className="grid gap-4">
        <Panel title="Encryption status" id="share" aside={countOf(summary.protections, "protection")}>
          <div className="grid gap-6 lg:grid-cols-[11rem_1fr] lg:items-center">
            <div>
              <p className="number font-semibold text-4xl tracking-tight">
                {formatShare(summary.verdicts["customer-managed"], summary.protections)}
              </p>
              <p className="mt-1 text-muted text-xs leading-relaxed">
                customer managed: {formatCount(summary.verdicts["customer-managed"])} of{" "}
                {countOf(summary.protections, "protection")}
              </p>
            </div>
            <ShareBar summary={summary} scan={scan} />
          </div>
        </Panel>
        {data.trend.length > 1 && <Trend points={data.trend} until={data.trendUntil} now={now} />}
        <FailedControls controls={data.controls} scan={scan} />
        <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          <Panel
            title="Without a customer managed key"
            id="weak"
            flush
            aside={
              <Link prefetch={false} href={rowsHref({ verdict: WEAK, scan })} className="hover:underline">
                {countOf(weakOf(summary), "protection")}
              </Link>
            }
          >
            <WeakTypes rows={matrix.rows} labels={labels} scan={scan} />
          </Panel>
          <Panel
            title="Unusable keys and keys pending deletion"
            id="risk"
            flush
            aside={
              <Link prefetch={false} href={hrefWith("/keys", { scan })} className="hover:underline">
                All keys
              </Link>
            }
          >
            <KeysAtRisk keys={data.keysAtRisk} count={data.keysAtRiskCount} now={now} scan={scan} />
          </Panel>
          <Panel
            title="Coverage gaps"
            id="unread"
            flush
            className="md:max-xl:col-span-2"
            aside={
              <Link prefetch={false} href={hrefWith("/gaps", { scan })} className="hover:underline">
                {countOf(data.gapCount, "gap")}
              </Link>
            }
          >
            <Unread gaps={data.gaps} kinds={data.gapKinds} count={data.gapCount} scan={scan} />
          </Panel>
        </div>
        <Panel title="By type and Region" id="matrix" flush aside="Protections by verdict, worst first">
          <Matrix matrix={matrix} unlisted={data.unlisted} labels={labels} scan={scan} />
        </Panel>
        <Panel title="This scan" id="scan">
          <ScanDetailList scan={data.scan} now={now} notEnabled={data.regionsNotEnabled} />
        </Panel>
      </div>
    </>
  );
}
