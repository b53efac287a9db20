import { Scroller } from "#components/ui/scroller.tsx";
import type { Chain } from "#lib/domain/watch/chain.ts";
import type { EventTold } from "#lib/domain/watch/told.ts";
import type { WatchedEvent } from "#lib/domain/watch/watched-event.ts";
import { endOf } from "./link-advice.ts";
import { LinkMark, TOLD_WORDS } from "./link-mark.tsx";
import { PART_NAMES } from "./link-style.ts";

const MEANINGS = {
  DisableKey: "Stops everything under the key at once",
  ScheduleKeyDeletion: "Stops it, and deletes the key after 7 to 30 days",
  DeleteImportedKeyMaterial: "Takes the material out of the key",
  PutKeyPolicy: "Changes who may use the key",
  RevokeGrant: "Takes the key from a model, an agent or a job",
  CreateGrant: "Gives somebody the use of the key; Bedrock does it often",
  DisableKeyRotation: "Ends the yearly change of material",
  CancelKeyDeletion: "Ends the waiting period of a deletion",
} as const satisfies Record<WatchedEvent, string>;

/** Every call that is watched for, and how the news of it gets to somebody or where it is lost. */
export function EventTable({ events, region }: { events: readonly EventTold[]; region: string }) {
  return (
    <Scroller label={`Calls in ${region}`}>
      <table className="w-full min-w-3xl text-sm">
        <thead className="text-left text-muted text-xs">
          <tr>
            <th className="px-4 py-2 font-medium">Call to KMS</th>
            <th className="px-4 py-2 font-medium">State</th>
            <th className="px-4 py-2 font-medium">How, or where it ends</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {events.map((told) => (
            <tr key={told.event}>
              <td className="px-4 py-2 align-top">
                <span className="font-mono text-xs">{told.event}</span>
                <span className="block text-muted text-xs">{MEANINGS[told.event]}</span>
              </td>
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
      <Way text={`Logs: ${byLogs}`} />
      <Way text={`Event bus: ${byBus}`} />
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
  if (!end) return "whole";
  return end.name === null ? end.says : `${PART_NAMES[end.part]} ${end.name}: ${end.says}`;
}
