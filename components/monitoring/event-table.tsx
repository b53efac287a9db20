import { Scroller } from "#components/ui/scroller.tsx";
import type { WatchedEvent } from "#lib/monitoring/monitored-event.ts";
import type { EventTold } from "#lib/monitoring/notification.ts";
import type { Chain } from "#lib/monitoring/notification-path.ts";
import { endOf } from "./link-advice.ts";
import { LinkMark, TOLD_WORDS } from "./link-mark.tsx";
import { PART_NAMES } from "./link-style.ts";

const MEANINGS = {
  DisableKey: "Makes all data encrypted with the key unreadable at once",
  ScheduleKeyDeletion: "Makes the data unreadable, and deletes the key after 7 to 30 days",
  DeleteImportedKeyMaterial: "Deletes the imported key material",
  PutKeyPolicy: "Changes who has access to the key",
  RevokeGrant: "Removes a resource's access to the key",
  CreateGrant: "Grants a principal access to the key; Bedrock calls it routinely",
  DisableKeyRotation: "Disables automatic rotation",
  CancelKeyDeletion: "Cancels a scheduled deletion",
} as const satisfies Record<WatchedEvent, string>;

/** Every monitored KMS API call, with its alert path or the missing component. */
export function EventTable({ events, region }: { events: readonly EventTold[]; region: string }) {
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
          {events.map((told) => (
            <tr key={told.event}>
              <th scope="row" className="px-4 py-2 text-left align-top font-normal">
                <span className="font-mono text-xs">{told.event}</span>
                <span className="block text-muted text-xs">{MEANINGS[told.event]}</span>
              </th>
              <td className="px-4 py-2 align-top">
                <LinkMark state={told.state} word={TOLD_WORDS[told.state]} />
              </td>
              <td className="px-4 py-2 align-top text-xs">{howTold(told)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function howTold({ state, logs, bus }: EventTold) {
  const whole = [logs, bus].filter((chain) => chain.state === "whole");
  if (state === "whole") return whole.map((chain) => <Way key={chain.way} text={chainWords(chain)} />);
  const [byLogs, byBus] = [ending(logs), ending(bus)];
  if (byLogs === byBus) return <Way text={byLogs} />;
  return (
    <>
      <Way text={`Metric filter path: ${byLogs}`} />
      <Way text={`EventBridge path: ${byBus}`} />
    </>
  );
}

function Way({ text }: { text: string }) {
  return (
    <p className="break-words leading-relaxed">
      <bdi>{text}</bdi>
    </p>
  );
}

const chainWords = ({ links }: Chain) => links.map(({ part, name }) => name ?? PART_NAMES[part]).join(" → ");

function ending(chain: Chain): string {
  const end = endOf(chain);
  if (!end) return "OK";
  return end.name === null ? end.says : `${PART_NAMES[end.part]} ${end.name}: ${end.says}`;
}
