import { Download } from "lucide-react";
import { FindingNotices } from "#components/controls/finding-notices.tsx";
import { KeyEventRow } from "#components/keys/key-event-row.tsx";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { Arn } from "#components/ui/arn.tsx";
import { Breadcrumb } from "#components/ui/breadcrumb.tsx";
import { DetailList } from "#components/ui/detail-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { Time } from "#components/ui/time.tsx";
import { VerdictButton } from "#components/verdict/verdict-badge.tsx";
import type { KeyEvent } from "#lib/domain/key-event.ts";
import { NOW } from "#lib/domain/posture.ts";
import { DASHBOARD_TERMS, VERDICT_TERMS } from "#lib/domain/terms.ts";
import type { ProtectionTimeline } from "#lib/domain/timeline.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import { hrefWith, resourceHref, rowsHref } from "#lib/format/hrefs.ts";
import { countOf } from "#lib/format/numbers.ts";
import type { CameFrom } from "#lib/views/came-from.ts";
import type { ResourceDetail } from "#lib/views/resource.ts";
import { CallTable } from "./call-table.tsx";
import { History } from "./history.tsx";
import { ProtectionPanel } from "./protection-panel.tsx";
import { ResourceLinks } from "./resource-links.tsx";
import { ServedVersions } from "./served-versions.tsx";

const { protection, evidence, store } = DASHBOARD_TERMS;

interface ResourcePageProps {
  readonly of: ResourceDetail;
  /** The CloudTrail events of its keys that name it, if CloudTrail was searched. */
  readonly keyEvents: readonly KeyEvent[];
  readonly timelines: readonly ProtectionTimeline[];
  readonly labels: readonly TypeLabel[];
  /** The page that this one was opened from, or null. */
  readonly cameFrom: CameFrom | null;
  readonly now: Date;
}

/** Everything about one resource: its protections, keys, reasons and remediation. */
export function ResourcePage({ of, keyEvents, timelines, labels, cameFrom, now }: ResourcePageProps) {
  const { observation } = of;
  const { asked } = of.posture;
  const from = resourceHref(of.id, NOW, cameFrom?.from);
  const label = labels.find(({ type }) => type === observation.type);
  const details = [
    ["ARN", <Arn key="arn" value={observation.arn} longest={72} />],
    ["Account and Region", `${observation.accountId} · ${observation.region}`],
    ["Status", observation.status],
    ["Created", observation.createdAt && <Time key="created" iso={observation.createdAt} now={now} />],
    ...Object.entries(observation.facts),
  ] as const;
  return (
    <>
      <SnapshotNotice posture={of.posture} newest={resourceHref(of.id, NOW, cameFrom?.from)} />
      <Breadcrumb
        cameFrom={cameFrom}
        pages={[
          { label: "Resources", href: rowsHref({ asked }) },
          { label: label?.many ?? observation.type, href: rowsHref({ type: observation.type, asked }) },
        ]}
      />
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <bdi>{observation.name}</bdi>
            <VerdictButton verdict={of.verdict} />
          </span>
        }
        answer={
          <>
            {label?.one ?? observation.type} · {observation.region} · {countOf(of.protections.length, "protection")} ·{" "}
            {of.protections.length > 1 ? "worst verdict" : "verdict"}: {VERDICT_TERMS[of.verdict].term}
          </>
        }
        terms={[protection, evidence, store]}
        actions={
          <a
            href={hrefWith("/api/evidence.csv", { resource: of.id, asked, bom: "1" })}
            download
            className="inline-flex h-8 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-3 font-medium text-[0.8125rem] hover:bg-raised"
          >
            <Download aria-hidden className="size-4" />
            Export evidence (CSV)
          </a>
        }
      />
      <div className="grid gap-4">
        <FindingNotices findings={of.findings} asked={asked} from={from} />
        {of.protections.map((protection) => (
          <ProtectionPanel
            key={protection.row.id}
            of={protection}
            name={observation.name}
            {...{ asked, from, now }}
            timeline={timelines.find(({ id }) => id === protection.row.id) ?? null}
          />
        ))}
        {of.versions.length > 0 && (
          <Panel title="Draft and versions" id="versions" flush>
            <ServedVersions versions={of.versions} asked={asked} from={from} />
          </Panel>
        )}
        {timelines.length > 0 && (
          <Panel title="History" id="history" flush>
            <History timelines={timelines} now={now} />
          </Panel>
        )}
        <Panel title="Related resources" id="links" flush>
          <ResourceLinks of={of} labels={labels} asked={asked} from={from} />
        </Panel>
        {keyEvents.length > 0 && (
          <Panel
            title="CloudTrail key usage for this resource"
            id="use"
            flush
            aside={countOf(keyEvents.length, "event")}
          >
            <Scroller
              label="CloudTrail key usage for this resource"
              className="max-h-[32rem] overflow-y-auto print:max-h-none"
            >
              <ol>
                {keyEvents.map((event) => (
                  <KeyEventRow key={event.id} event={event} withDate />
                ))}
              </ol>
            </Scroller>
          </Panel>
        )}
        <div className="grid gap-4 xl:grid-cols-2">
          <Panel title="Details" id="facts">
            <DetailList details={details} />
          </Panel>
          <Panel title="Evidence (API calls)" id="calls" flush>
            <CallTable calls={of.calls} now={now} />
          </Panel>
        </div>
      </div>
    </>
  );
}
