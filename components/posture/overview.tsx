import Link from "next/link";
import { Suspense } from "react";
import { ScanControl } from "#components/scans/scan-control.tsx";
import { ScanDetailList } from "#components/scans/scan-detail-list.tsx";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { ShownPosture } from "#lib/domain/posture.ts";
import type { Scan } from "#lib/domain/scan.ts";
import { isEmptyAccount, matrixOf, summarize } from "#lib/domain/summary.ts";
import { DASHBOARD_TERMS } from "#lib/domain/terms.ts";
import { hrefWith, openedFrom, rowsHref } from "#lib/format/hrefs.ts";
import { countOf, formatCount, formatShare } from "#lib/format/numbers.ts";
import type { Overview as OverviewData, WeekChanges as WeekChangesFound } from "#lib/views/overview.ts";
import { ByAccount } from "./by-account.tsx";
import { FailedControls } from "./failed-controls.tsx";
import { KeysAtRisk } from "./keys-at-risk.tsx";
import { Matrix } from "./matrix.tsx";
import { partOf } from "./matrix-part.ts";
import { Nothing } from "./nothing.tsx";
import { PostureAnswer } from "./posture-answer.tsx";
import { ShareBar } from "./share-bar.tsx";
import { Trend } from "./trend.tsx";
import { Unread } from "./unread.tsx";
import { WEAK, WeakTypes, weakOf } from "./weak-types.tsx";
import { NoWeekChanges, WeekChanges } from "./week-changes.tsx";

const { protection, control, severity, coverage, gap } = DASHBOARD_TERMS;

interface OverviewProps {
  readonly data: OverviewData;
  /** What changed in the week before, which takes longer. */
  readonly week: Promise<WeekChangesFound | null>;
  /** Whether the table by type and Region shows everything. */
  readonly wholeMatrix: boolean;
  readonly active: Scan | null;
  readonly now: Date;
}

/** The newest scan may be of another account than those that the page is limited to. */
function titleOfScan({ asked, point, scan }: ShownPosture): string {
  if (point.isOneScan) return "This scan";
  const isOfScope = !asked.account?.length || asked.account.includes(scan.accountId ?? "");
  return isOfScope ? "Newest scan" : "Newest scan of all accounts";
}

/** The posture at a glance: verdicts, failed controls, keys at risk and coverage gaps. */
export function Overview({ data, week, wholeMatrix, active, now }: OverviewProps) {
  const { labels, posture } = data;
  const { asked } = posture;
  const summary = summarize(data.tallies);
  const matrix = matrixOf(
    data.tallies,
    labels.map(({ type }) => type),
    asked.region?.length ? asked.region : posture.regions,
  );
  const part = partOf(matrix, wholeMatrix);
  if (data.tallies.length === 0 && data.gapCount === 0 && (asked.account?.length || asked.region?.length))
    return (
      <>
        <SnapshotNotice posture={posture} newest={openedFrom("/", asked)} />
        <PageHeader title="Encryption posture" actions={<ScanControl active={active} />} />
        <Nothing asked={asked} />
      </>
    );
  return (
    <>
      <SnapshotNotice posture={posture} newest={openedFrom("/", asked)} />
      <PageHeader
        title="Encryption posture"
        answer={<PostureAnswer summary={summary} asked={asked} />}
        actions={<ScanControl active={active} regions={posture.regions} />}
        terms={[protection, control, severity, coverage, gap]}
      />
      {isEmptyAccount(data.tallies, posture.scan.counts.resources, data.gapCount) && (
        <p role="note" className="mb-4 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm">
          The scans found no Bedrock resources in {countOf(posture.regions.length, "Region")}, only settings of the
          account. If there should be some, check the account, the Regions (POSTURE_REGIONS) and the credentials, and
          run a new scan.
        </p>
      )}
      <div className="grid gap-4">
        <Suspense fallback={<NoWeekChanges />}>
          <WeekChanges week={week} asked={asked} />
        </Suspense>
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
            <ShareBar summary={summary} asked={asked} />
          </div>
        </Panel>
        {data.trend.length > 1 && <Trend points={data.trend} until={data.trendUntil} now={now} />}
        {data.accounts.length > 0 && (
          <ByAccount accounts={data.accounts} count={posture.accounts.length} asked={asked} />
        )}
        <FailedControls controls={data.controls} asked={asked} />
        <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          <Panel
            title="Without a customer managed key"
            id="weak"
            flush
            aside={
              <Link prefetch={false} href={rowsHref({ verdict: WEAK, asked })} className="hover:underline">
                {countOf(weakOf(summary), "protection")}
              </Link>
            }
          >
            <WeakTypes rows={matrix.rows} labels={labels} asked={asked} />
          </Panel>
          <Panel
            title="Unusable keys and keys pending deletion"
            id="risk"
            flush
            aside={
              <Link prefetch={false} href={hrefWith("/keys", { asked })} className="hover:underline">
                All keys
              </Link>
            }
          >
            <KeysAtRisk
              keys={data.keysAtRisk}
              incomplete={data.incomplete}
              count={data.keysAtRiskCount}
              now={now}
              asked={asked}
            />
          </Panel>
          <Panel
            title="Coverage gaps"
            id="unread"
            flush
            className="md:max-xl:col-span-2"
            aside={
              <Link prefetch={false} href={hrefWith("/gaps", { asked })} className="hover:underline">
                {countOf(data.gapCount, "gap")}
              </Link>
            }
          >
            <Unread gaps={data.gaps} kinds={data.gapKinds} count={data.gapCount} asked={asked} />
          </Panel>
        </div>
        <Panel
          title="By type and Region"
          id="matrix"
          flush
          aside={
            part.others.types + part.others.regions > 0 ? (
              <Link
                prefetch={false}
                scroll={false}
                href={hrefWith("/", { asked, matrix: "all" })}
                className="hover:underline"
              >
                Show all {countOf(matrix.rows.length, "type")} in {countOf(matrix.totals.length, "Region")}
              </Link>
            ) : (
              "Protections by verdict, worst first"
            )
          }
        >
          <Matrix matrix={part} unlisted={data.unlisted} labels={labels} asked={asked} />
        </Panel>
        <Panel title={titleOfScan(posture)} id="scan">
          <ScanDetailList scan={posture.scan} now={now} notEnabled={data.regionsNotEnabled} />
        </Panel>
      </div>
    </>
  );
}
