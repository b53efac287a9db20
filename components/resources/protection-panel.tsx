import { Arn } from "#components/ui/arn.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { DetailList } from "#components/ui/detail-list.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import { VerdictButton } from "#components/verdict/verdict-badge.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import type { ProtectionTimeline } from "#lib/domain/timeline.ts";
import { deletionText, lossText } from "#lib/format/key-states.ts";
import type { ProtectionDetail } from "#lib/views/resource.ts";
import { Chain } from "./chain.tsx";
import { GrantsOfRow } from "./grants-of-row.tsx";
import { KeyPolicyPermissions } from "./key-policy-permissions.tsx";
import { LastRead } from "./last-read.tsx";
import { PlainHttp } from "./plain-http.tsx";
import { RemedyPanel } from "./remedy-panel.tsx";

interface ProtectionPanelProps {
  readonly of: ProtectionDetail;
  readonly name: string;
  readonly asked: Asked;
  /** This page, for the pages that are opened from it. */
  readonly from: string;
  /** What the scans say of it; null with one scan. */
  readonly timeline: ProtectionTimeline | null;
  readonly now: Date;
}

/** One protection: its verdict, the reason, the chain to its key, and the remediation. */
export function ProtectionPanel({ of, name, asked, from, timeline, now }: ProtectionPanelProps) {
  const { row, store } = of;
  const details = [
    ["Key", row.keyArn && <Arn value={row.keyArn} longest={80} />],
    ["Key owner", row.keyOwnerAccountId],
    ["Rotation", row.keyRotation?.replace("-", " ")],
    ["Key deletion", row.keyDeletionDate && deletionText(row.keyDeletionDate, now)],
    ["Data", lossText({ state: row.keyState, deletionDate: row.keyDeletionDate }, now)],
    ["Store", row.storeArn && <Arn value={row.storeArn} longest={80} />],
    ...(store?.reading.kind === "read" ? Object.entries(store.reading.facts) : []),
    ["TLS required", of.plainHttp && <PlainHttp of={of.plainHttp} />],
    ["Source API", row.sourceOperation && <code className="font-mono text-xs">{row.sourceOperation}</code>],
    ["Request ID", row.sourceRequestId && <Arn value={row.sourceRequestId} />],
    ["Observed", row.observedAt && <Time key="at" iso={row.observedAt} now={now} />],
    ["Error", row.errorCode],
  ] as const;
  return (
    <Panel
      title={<span className="block first-letter:uppercase">{row.data}</span>}
      aside={<VerdictButton verdict={row.verdict} unknown={row.unknown} />}
    >
      <p className="max-w-4xl leading-relaxed [overflow-wrap:anywhere]">
        <bdi>{row.reason}</bdi> <CopyButton text={row.reason} label="Copy reason" />
      </p>
      {row.caveat && <p className="mt-1 max-w-prose text-muted text-sm">{row.caveat}</p>}
      {timeline && <LastRead of={timeline} now={now} />}
      <div className="mt-4">
        <Chain of={of} name={name} asked={asked} from={from} />
      </div>
      <div className="mt-4">
        <DetailList details={details} />
      </div>
      {of.fit && <KeyPolicyPermissions fit={of.fit} keyId={of.keyId} asked={asked} from={from} />}
      {of.grants && <GrantsOfRow of={of.grants} keyId={of.keyId} asked={asked} from={from} />}
      {of.remedy && <RemedyPanel remedy={of.remedy} />}
    </Panel>
  );
}
