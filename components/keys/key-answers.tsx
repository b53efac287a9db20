import type { ReactNode } from "react";
import { Time } from "#components/ui/time.tsx";
import type { Key } from "#lib/domain/key.ts";
import { summarizeEvents } from "#lib/domain/key-event-summary.ts";
import { actorName } from "#lib/format/actors.ts";
import { countOf } from "#lib/format/numbers.ts";
import { formatDate } from "#lib/format/times.ts";
import type { KeyDetail } from "#lib/views/key.ts";
import type { KeyEventsView } from "#lib/views/key-events.ts";
import { countFound } from "./dependants-words.ts";
import { withLoss } from "./key-impact.ts";
import { whoCanUse } from "./who-can-use.ts";

interface Props {
  readonly of: KeyDetail;
  readonly events: KeyEventsView;
  readonly now: Date;
}

/** The first questions of an incident responder about a key, each with a link to the details. */
export function KeyAnswers({ of, events, now }: Props) {
  return (
    <dl className="grid gap-px overflow-hidden rounded-lg border border-line bg-line shadow-card sm:grid-cols-2 xl:grid-cols-4">
      <Answer question="Impact" href="#dependants">
        {of.summary.rows === 0
          ? of.incomplete === null
            ? "No dependent resources."
            : "Unknown: no dependent resource was found, and not everything could be read."
          : withLoss(
              `${countFound(of.summary.rows, "protection", of.incomplete)} in ${countFound(of.summary.resources, "resource", of.incomplete)}`,
              of.summary,
              now,
            )}
      </Answer>
      <Answer question="Principals with access" href={of.key.kind === "described" ? "#users" : "#failure"}>
        <bdi className="break-words">{whoCanUse(of)}</bdi>
      </Answer>
      <Answer question="Last change" href="#use">
        <LastChange events={events} now={now} />
      </Answer>
      <Answer question="Last used by Bedrock" href="#use">
        <BedrockUse of={of} events={events} now={now} />
      </Answer>
    </dl>
  );
}

function Answer({ question, href, children }: { question: string; href: string; children: ReactNode }) {
  return (
    <div className="bg-surface p-4">
      <dt className="text-muted text-xs">{question}</dt>
      <dd className="mt-1 font-medium text-sm leading-snug">
        {children}{" "}
        <a
          href={href}
          className="inline-block min-h-target whitespace-nowrap font-normal text-accent text-xs leading-6 hover:underline"
        >
          Show<span className="sr-only"> details: {question}</span>
        </a>
      </dd>
    </div>
  );
}

function LastChange({ events: { read, items }, now }: Pick<Props, "events" | "now">) {
  if (!read) return <>CloudTrail not searched yet.</>;
  const { lastChange } = summarizeEvents(items);
  if (lastChange) {
    return (
      <>
        <bdi>{actorName(lastChange.by)}</bdi>: {lastChange.name}, <Time iso={lastChange.at} now={now} />.
      </>
    );
  }
  return <>{isWhole(read) ? "No change in the last 90 days." : "No change in the events read so far."}</>;
}

function BedrockUse({ of: { key }, events: { read, items }, now }: Props) {
  const { lastUseByBedrock, deniedUses } = summarizeEvents(items);
  const [refused] = deniedUses;
  if (!lastUseByBedrock && !refused) return <UseByAnyPrincipal of={key} read={read} now={now} />;
  return (
    <>
      {lastUseByBedrock ? (
        <>
          <Time iso={lastUseByBedrock.at} now={now} />.
        </>
      ) : (
        "No successful use."
      )}
      {refused && (
        <span className="block text-danger">
          Denied {countOf(deniedUses.length, "time")}, last on {formatDate(refused.at)}.
        </span>
      )}
    </>
  );
}

/** KMS reports when a key was last used, but not by whom. */
function UseByAnyPrincipal({ of: key, read, now }: { of: Key; read: KeyEventsView["read"]; now: Date }) {
  const use = key.kind === "described" && key.lastUse?.kind === "read" ? key.lastUse.value : null;
  const searched =
    read && (isWhole(read) ? "No use by Bedrock in the last 90 days." : "No use by Bedrock in the events read.");
  if (use?.last) {
    return (
      <>
        {searched ?? "Unknown until CloudTrail is searched."} Last used by any principal:{" "}
        <Time iso={use.last.at} now={now} /> ({use.last.operation}).
      </>
    );
  }
  if (use) return <>No use recorded by KMS{use.trackedSince ? ` since ${formatDate(use.trackedSince)}` : ""}.</>;
  return <>{searched ?? "Unknown: no data from KMS or CloudTrail."}</>;
}

const isWhole = ({ state, cutOff }: NonNullable<KeyEventsView["read"]>): boolean => state === "completed" && !cutOff;
