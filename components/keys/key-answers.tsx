import type { ReactNode } from "react";
import { Time } from "#components/ui/time.tsx";
import type { Key } from "#lib/domain/key.ts";
import { summarizeEvents } from "#lib/domain/key-event-summary.ts";
import type { KeyDetail, KeyEventsView } from "#lib/domain/views.ts";
import { actorName } from "#lib/format/actors.ts";
import { countOf } from "#lib/format/numbers.ts";
import { formatDate } from "#lib/format/times.ts";
import { whoCanUse } from "./who-can-use.ts";

interface Props {
  readonly of: KeyDetail;
  readonly events: KeyEventsView;
  readonly now: Date;
}

/** The four questions that an incident asks about a key, each with its answer and the way to what is behind it. */
export function KeyAnswers({ of, events, now }: Props) {
  return (
    <dl className="grid gap-px overflow-hidden rounded-lg border border-line bg-line shadow-card sm:grid-cols-2 xl:grid-cols-4">
      <Answer question="What breaks if it is disabled?" href="#dependants">
        {of.summary.rows === 0
          ? "Nothing that this scan saw."
          : `${countOf(of.summary.rows, "protection")} of ${countOf(of.summary.resources, "resource")}.`}
      </Answer>
      <Answer question="Who can use it?" href={of.key.kind === "described" ? "#users" : "#failure"}>
        <bdi className="break-words">{whoCanUse(of)}</bdi>
      </Answer>
      <Answer question="Who changed it last?" href="#use">
        <LastChange events={events} now={now} />
      </Answer>
      <Answer question="Has Bedrock used it, and when?" href="#use">
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
        <a href={href} className="whitespace-nowrap font-normal text-accent text-xs hover:underline">
          Show<span className="sr-only"> what is behind: {question}</span>
        </a>
      </dd>
    </div>
  );
}

function LastChange({ events: { read, items }, now }: Pick<Props, "events" | "now">) {
  if (!read) return <>Not looked up in CloudTrail yet.</>;
  const { lastChange } = summarizeEvents(items);
  if (lastChange) {
    return (
      <>
        <bdi>{actorName(lastChange.by)}</bdi>: {lastChange.name}, <Time iso={lastChange.at} now={now} />.
      </>
    );
  }
  return <>{isWhole(read) ? "Nobody in the last 90 days." : "Nobody, as far as CloudTrail was read."}</>;
}

function BedrockUse({ of: { key }, events: { read, items }, now }: Props) {
  const { lastUseByBedrock, deniedUses } = summarizeEvents(items);
  const [refused] = deniedUses;
  if (!lastUseByBedrock && !refused) return <UseByAnybody of={key} read={read} now={now} />;
  return (
    <>
      {lastUseByBedrock ? (
        <>
          Yes, <Time iso={lastUseByBedrock.at} now={now} />.
        </>
      ) : (
        "No use that KMS allowed."
      )}
      {refused && (
        <span className="block text-danger">
          Refused {countOf(deniedUses.length, "time")}, last on {formatDate(refused.at)}.
        </span>
      )}
    </>
  );
}

/** KMS says when a key was last used, but not by whom. */
function UseByAnybody({ of: key, read, now }: { of: Key; read: KeyEventsView["read"]; now: Date }) {
  const use = key.kind === "described" && key.lastUse?.kind === "read" ? key.lastUse.value : null;
  const said = read && (isWhole(read) ? "Not in the last 90 days." : "None, as far as CloudTrail was read.");
  if (use?.last) {
    return (
      <>
        {said ?? "CloudTrail was not asked who."} Somebody did: {use.last.operation},{" "}
        <Time iso={use.last.at} now={now} />.
      </>
    );
  }
  if (use) return <>Nobody has{use.trackedSince ? ` since ${formatDate(use.trackedSince)}` : ""}, says KMS.</>;
  return <>{said ?? "Not known: neither KMS nor CloudTrail has said."}</>;
}

const isWhole = ({ state, cutOff }: NonNullable<KeyEventsView["read"]>): boolean => state === "completed" && !cutOff;
