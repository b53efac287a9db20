import { Scroller } from "#components/ui/scroller.tsx";
import type { MonitoredEvent } from "#lib/monitoring/monitored-event.ts";
import type { EventNotification } from "#lib/monitoring/notification.ts";
import { decidingStep, type NotificationPath } from "#lib/monitoring/notification-path.ts";
import { ALERTING_TERMS } from "#lib/views/glossary.ts";
import { PathStateMark } from "./path-state-mark.tsx";
import { STEP_NAMES } from "./path-state-style.ts";

const MEANINGS = {
  DisableKey: "Makes all data encrypted with the key unreadable at once",
  ScheduleKeyDeletion: "Makes the data unreadable, and deletes the key after 7 to 30 days",
  DeleteImportedKeyMaterial: "Deletes the imported key material",
  PutKeyPolicy: "Changes who has access to the key",
  RevokeGrant: "Removes a resource's access to the key",
  CreateGrant: "Grants a principal access to the key; Bedrock calls it routinely",
  DisableKeyRotation: "Disables automatic rotation",
  CancelKeyDeletion: "Cancels a scheduled deletion",
} as const satisfies Record<MonitoredEvent, string>;

/** Every monitored KMS API call, with its alert path or the missing component. */
export function EventTable({ events, region }: { events: readonly EventNotification[]; region: string }) {
  return (
    <Scroller label={`KMS API calls in ${region}`}>
      <table className="w-full min-w-3xl text-sm">
        <thead className="text-left text-muted text-xs">
          <tr>
            <th scope="col" className="px-4 py-2 font-medium">
              KMS API call
            </th>
            <th scope="col" className="px-4 py-2 font-medium">
              Alerting
            </th>
            <th scope="col" className="px-4 py-2 font-medium">
              Path or missing component
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {events.map((notification) => (
            <tr key={notification.event}>
              <th scope="row" className="px-4 py-2 text-left align-top font-normal">
                <span className="font-mono text-xs">{notification.event}</span>
                <span className="block text-muted text-xs">{MEANINGS[notification.event]}</span>
              </th>
              <td className="px-4 py-2 align-top">
                <PathStateMark state={notification.state} word={ALERTING_TERMS[notification.state].term} />
              </td>
              <td className="px-4 py-2 align-top text-xs">{pathSummary(notification)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function pathSummary({ state, metricFilter, eventRule }: EventNotification) {
  const whole = [metricFilter, eventRule].filter((path) => path.state === "whole");
  if (state === "whole") return whole.map((path) => <Line key={path.via} text={stepNames(path)} />);
  const [byMetricFilter, byEventRule] = [ending(metricFilter), ending(eventRule)];
  if (byMetricFilter === byEventRule) return <Line text={byMetricFilter} />;
  return (
    <>
      <Line text={`Metric filter path: ${byMetricFilter}`} />
      <Line text={`EventBridge path: ${byEventRule}`} />
    </>
  );
}

function Line({ text }: { text: string }) {
  return (
    <p className="break-words leading-relaxed">
      <bdi>{text}</bdi>
    </p>
  );
}

const stepNames = ({ steps }: NotificationPath) => steps.map(({ kind, name }) => name ?? STEP_NAMES[kind]).join(" → ");

function ending(path: NotificationPath): string {
  const end = decidingStep(path);
  if (!end) return "OK";
  return end.name === null ? end.detail.sentence : `${STEP_NAMES[end.kind]} ${end.name}: ${end.detail.sentence}`;
}
