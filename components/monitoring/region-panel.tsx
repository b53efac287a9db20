import { NumberLink } from "#components/ui/number-link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { countOf } from "#lib/format/numbers.ts";
import type { EventNotification } from "#lib/monitoring/notification.ts";
import { ALERTING_TERMS } from "#lib/views/glossary.ts";
import type { RegionMonitoring } from "#lib/views/monitoring.ts";
import { EventTable } from "./event-table.tsx";
import { remediationFor } from "./path-remediation.ts";
import { PathStateMark } from "./path-state-mark.tsx";
import { PathSteps } from "./path-steps.tsx";
import { TemplateTabs } from "./template-tabs.tsx";

/** The anchor of a Region on the page; findings link to it. */
export const panelId = ({ account, region }: Pick<RegionMonitoring, "account" | "region">): string =>
  account === null ? `watch-${region}` : `watch-${region}-${account}`;

/** The monitoring of one Region: alert paths for key disablement, then every KMS API call, then templates. */
export function RegionPanel({ of, asked }: { of: RegionMonitoring; asked: Asked }) {
  const { account, region, events, keys, templates } = of;
  const [first] = events;
  if (!first) return null;
  const notified = events.filter(({ state }) => state === "whole").length;
  const unknown = events.filter(({ state }) => state === "cannot-tell").length;
  return (
    <Panel
      id={panelId(of)}
      flush
      title={
        <span className="flex flex-wrap items-center gap-x-3">
          {account === null ? region : `${account} · ${region}`}{" "}
          <PathStateMark state={first.state} word={ALERTING_TERMS[first.state].term} />
        </span>
      }
      aside={
        keys > 0 ? (
          <>
            <NumberLink href={hrefWith("/keys", { asked, region, account, manager: "CUSTOMER" })}>
              {countOf(keys, "customer managed key")}
            </NumberLink>{" "}
            in use in this Region
          </>
        ) : (
          "No customer managed keys found in use in this Region"
        )
      }
    >
      <div className="grid gap-4 p-4">
        <p className="text-sm">Alert path for {first.event}</p>
        <PathSteps path={first.metricFilter} />
        <PathSteps path={first.eventRule} />
        <Remediation notification={first} />
      </div>
      <Fold
        title={`Alert coverage: ${notified} of ${countOf(events.length, "KMS API call")}${unknown > 0 ? `, ${unknown} unknown` : ""}`}
      >
        <EventTable events={events} region={region} />
      </Fold>
      {templates && (
        <Fold title="Generate template (CloudFormation, Terraform)" onPaper={false}>
          <TemplateTabs templates={templates} region={region} />
        </Fold>
      )}
    </Panel>
  );
}

/** The remediation for each path; one working path is sufficient. */
function Remediation({ notification: { state, metricFilter, eventRule } }: { notification: EventNotification }) {
  if (state === "whole") {
    const both = metricFilter.state === eventRule.state;
    return both ? null : <p className="text-muted text-sm">One working path is sufficient.</p>;
  }
  const [byMetricFilter, byEventRule] = [remediationFor(metricFilter), remediationFor(eventRule)];
  const same = byMetricFilter === byEventRule;
  return (
    <div className="text-sm leading-relaxed">
      <p className="font-medium">{same ? "Remediation (both paths)" : "Remediation (either path is sufficient)"}</p>
      <ul className="list-disc pl-5 text-muted">
        {byMetricFilter && <li>{same ? byMetricFilter : `Metric filter path: ${byMetricFilter}`}</li>}
        {byEventRule && !same && <li>EventBridge path: {byEventRule}</li>}
      </ul>
    </div>
  );
}

function Fold({ title, children, onPaper = true }: { title: string; children: React.ReactNode; onPaper?: boolean }) {
  return (
    <details className={`border-line border-t ${onPaper ? "" : "no-print"}`}>
      <summary className="px-4 py-2.5 text-accent text-sm hover:bg-raised">{title}</summary>
      {children}
    </details>
  );
}
