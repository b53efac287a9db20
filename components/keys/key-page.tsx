import { FindingNotices } from "#components/controls/finding-notices.tsx";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { Arn } from "#components/ui/arn.tsx";
import { Breadcrumb } from "#components/ui/breadcrumb.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { NOW } from "#lib/domain/posture.ts";
import { AWS_TERMS, DASHBOARD_TERMS } from "#lib/domain/terms.ts";
import { hrefWith, keyHref, rowsHref, timelineHref } from "#lib/format/hrefs.ts";
import { countOf } from "#lib/format/numbers.ts";
import type { CameFrom } from "#lib/views/came-from.ts";
import type { KeyDetail, TimelineQuery } from "#lib/views/key.ts";
import type { KeyEventsView } from "#lib/views/key-events.ts";
import { Dependants } from "./dependants.tsx";
import { countFound, saysOfIncomplete } from "./dependants-words.ts";
import { countGrants } from "./grant-words.ts";
import { GrantsBeside } from "./grants-beside.tsx";
import { KeyAnswers } from "./key-answers.tsx";
import { KeyDetailList } from "./key-detail-list.tsx";
import { KeyGrants } from "./key-grants.tsx";
import { KeyHistory } from "./key-history.tsx";
import { keyImpact } from "./key-impact.ts";
import { KeyPolicy } from "./key-policy.tsx";
import { KeyRecoveryPanel } from "./key-recovery-panel.tsx";
import { KeyStateButton } from "./key-state.tsx";
import { KeyUse } from "./key-use.tsx";
import { KeyUsers } from "./key-users.tsx";
import { PartOf } from "./part-of.tsx";

const TERMS = [
  DASHBOARD_TERMS["dependent-resource"],
  DASHBOARD_TERMS.access,
  AWS_TERMS["key-policy"],
  AWS_TERMS.grant,
  AWS_TERMS["grant-constraint"],
  DASHBOARD_TERMS["documented-grant"],
  DASHBOARD_TERMS["orphaned-grant"],
  AWS_TERMS["encryption-context"],
  AWS_TERMS["key-rotation"],
];

interface KeyPageProps {
  readonly of: KeyDetail;
  readonly events: KeyEventsView;
  readonly timeline: TimelineQuery;
  /** The page that this one was opened from, or null. */
  readonly cameFrom: CameFrom | null;
  readonly now: Date;
}

/** Everything about one key: dependent resources, principals with access, usage, policy and grants. */
export function KeyPage({ of, events, timeline, cameFrom, now }: KeyPageProps) {
  const { key, summary, posture, incomplete } = of;
  const { asked } = posture;
  const from = timelineHref(summary.id, NOW, cameFrom?.from ?? null, timeline);
  return (
    <>
      <SnapshotNotice posture={of.posture} newest={keyHref(summary.id, NOW, cameFrom?.from)} />
      <Breadcrumb cameFrom={cameFrom} pages={[{ label: "Keys", href: hrefWith("/keys", { asked }) }]} />
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <bdi>{summary.alias ?? summary.arn.slice(summary.arn.lastIndexOf("/") + 1)}</bdi>
            <KeyStateButton of={summary} now={now} />
          </span>
        }
        terms={TERMS}
        answer={<Answer of={of} now={now} />}
      />
      <div className="grid gap-4">
        <KeyRecoveryPanel of={of} from={from} now={now} />
        <KeyAnswers of={of} events={events} now={now} />
        <FindingNotices findings={of.findings} asked={asked} from={from} />
        <div className="grid gap-4 xl:grid-cols-2">
          <Panel title="Key details" id="key">
            <KeyDetailList of={of} now={now} asked={asked} from={from} />
          </Panel>
          <Panel
            title="Dependent resources"
            id="dependants"
            flush
            aside={countFound(summary.resources, "resource", incomplete)}
          >
            <Dependants of={of} asked={asked} from={from} />
          </Panel>
        </div>
        {of.history.length > 0 && (
          <Panel title="History" id="history" flush>
            <KeyHistory periods={of.history} now={now} />
          </Panel>
        )}
        {key.kind === "described" && (
          <Panel title="Principals with access" id="users" flush aside={countOf(of.users.length, "principal")}>
            <KeyUsers users={of.users} of={key} />
          </Panel>
        )}
        <KeyUse of={of} events={events} timeline={timeline} asked={asked} from={cameFrom?.from ?? null} now={now} />
        {key.kind === "described" ? (
          <>
            <Panel title="Key policy" id="policy">
              <PartOf part={key.policy} render={(policy) => <KeyPolicy text={policy} remarks={of.policyRemarks} />} />
            </Panel>
            <Panel
              title="Grants"
              id="grants"
              flush
              aside={key.grants.kind === "read" ? countGrants(of.grants) : undefined}
            >
              <GrantsBeside of={of} asked={asked} from={from} />
              <PartOf
                part={key.grants}
                padded
                render={() => <KeyGrants readings={of.grants} asked={asked} from={from} now={now} />}
              />
            </Panel>
          </>
        ) : (
          <Panel title="Unknown key details" id="failure">
            <p className="leading-relaxed">
              <code className="font-mono text-xs">{key.failure.operation}</code> returned {key.failure.code}:{" "}
              <bdi>{key.failure.message}</bdi>
            </p>
            <p className="mt-2 text-muted text-sm">
              {key.kind === "gone"
                ? "The key belongs to this account and was requested in its own Region, so it no longer exists."
                : "The data encrypted with this key is therefore reported as Unknown."}
            </p>
            <p className="mt-2 text-sm">
              <Arn value={key.reference} longest={100} />
            </p>
          </Panel>
        )}
      </div>
    </>
  );
}

/** How much depends on the key, and what may be missing. */
function Answer({ of, now }: { of: KeyDetail; now: Date }) {
  const { key, summary, posture, incomplete } = of;
  const { asked } = posture;
  return (
    <>
      {summary.rows === 0 ? (
        incomplete === null ? (
          "No protection depends on this key."
        ) : (
          "No dependent protection was found."
        )
      ) : (
        <>
          <NumberLink href={rowsHref({ key: summary.arn, asked })}>
            {countFound(summary.rows, "protection", incomplete)}
          </NumberLink>{" "}
          in {countFound(summary.resources, "resource", incomplete)} {summary.rows === 1 ? "depends" : "depend"} on this
          key. {keyImpact(summary, key, now)}
        </>
      )}
      {incomplete && ` ${saysOfIncomplete(incomplete, summary.region)}`}
      {!posture.accounts.includes(summary.accountId) &&
        ` The key is owned and administered by account ${summary.accountId}.`}
    </>
  );
}
