import Link from "next/link";
import { ScanControl } from "#components/scans/scan-control.tsx";
import { ScanFacts } from "#components/scans/scan-facts.tsx";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Scan } from "#lib/domain/scan.ts";
import { matrixOf, summarize } from "#lib/domain/summary.ts";
import type { Overview as OverviewData } from "#lib/domain/views.ts";
import { hrefWith, rowsHref } from "#lib/format/hrefs.ts";
import { formatCount, formatShare } from "#lib/format/numbers.ts";
import { FailedControls } from "./failed-controls.tsx";
import { KeysAtRisk } from "./keys-at-risk.tsx";
import { Matrix } from "./matrix.tsx";
import { PostureAnswer } from "./posture-answer.tsx";
import { ShareBar } from "./share-bar.tsx";
import { Unread } from "./unread.tsx";
import { WeakTypes } from "./weak-types.tsx";

interface OverviewProps {
  readonly data: OverviewData;
  readonly active: Scan | null;
  /** The snapshot that the URL asks for; null for the newest. */
  readonly scan: string | null;
  readonly now: Date;
}

/** Posture at a glance: what is weak, what is about to break, what nobody could look at. */
export function Overview({ data, active, scan, now }: OverviewProps) {
  const { labels } = data;
  const summary = summarize(data.tallies);
  const { regions } = data.scan;
  const rows = matrixOf(
    data.tallies,
    labels.map(({ type }) => type),
    regions,
  );
  return (
    <>
      <SnapshotNotice scan={data.scan} asked={scan} newest="/" />
      <PageHeader
        title="Encryption posture"
        answer={<PostureAnswer summary={summary} scan={scan} />}
        actions={<ScanControl active={active} />}
      />
      <div className="grid gap-4">
        <Panel title="Protections by verdict" id="share" aside={`${formatCount(summary.rows)} pieces of data at rest`}>
          <div className="grid gap-6 lg:grid-cols-[11rem_1fr] lg:items-center">
            <div>
              <p className="number font-semibold text-4xl tracking-tight">
                {formatShare(summary.verdicts["customer-managed"], summary.assessable)}
              </p>
              <p className="mt-1 text-muted text-xs leading-relaxed">
                customer managed, of {formatCount(summary.assessable)} that can be assessed. What is not applicable, or
                what AWS does not say, counts neither way.
              </p>
            </div>
            <ShareBar summary={summary} scan={scan} />
          </div>
        </Panel>
        <FailedControls controls={data.controls} scan={scan} />
        <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          <Panel
            title="Without a customer managed key"
            id="weak"
            flush
            aside={
              <Link prefetch={false} href={rowsHref({ verdict: "aws-owned", scan })} className="hover:underline">
                {formatCount(summary.verdicts["aws-owned"])} still on AWS-owned keys
              </Link>
            }
          >
            <WeakTypes rows={rows} labels={labels} scan={scan} />
          </Panel>
          <Panel
            title="Keys about to go or unusable"
            id="risk"
            flush
            aside={
              <Link prefetch={false} href={hrefWith("/keys", { scan })} className="hover:underline">
                All keys
              </Link>
            }
          >
            <KeysAtRisk keys={data.keysAtRisk} now={now} scan={scan} />
          </Panel>
          <Panel
            title="Could not be read"
            id="unread"
            flush
            className="md:max-xl:col-span-2"
            aside={
              <Link prefetch={false} href={hrefWith("/gaps", { scan })} className="hover:underline">
                {formatCount(data.gapCount)} gaps
              </Link>
            }
          >
            <Unread gaps={data.gaps} kinds={data.gapKinds} count={data.gapCount} scan={scan} />
          </Panel>
        </div>
        <Panel title="By type and Region" id="matrix" flush aside="Rows by verdict, weakest first">
          <Matrix rows={rows} regions={regions} unlisted={data.unlisted} labels={labels} scan={scan} />
        </Panel>
        <Panel title="This scan" id="scan">
          <ScanFacts scan={data.scan} now={now} notEnabled={data.regionsNotEnabled} />
        </Panel>
      </div>
    </>
  );
}
