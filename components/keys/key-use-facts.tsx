import { type Fact, Facts } from "#components/ui/facts.tsx";
import { Time } from "#components/ui/time.tsx";
import type { KeyLastUse } from "#lib/domain/key.ts";
import type { KeyEvent, KeyEventRead } from "#lib/domain/key-event.ts";
import { summarizeEvents } from "#lib/domain/key-event-summary.ts";
import type { KeyDetail, KeyEventsView } from "#lib/domain/views.ts";
import { actorName } from "#lib/format/actors.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import { formatDate, formatRelative } from "#lib/format/times.ts";
import { PartOf } from "./part-of.tsx";

interface Props {
  readonly of: KeyDetail;
  readonly events: KeyEventsView;
  readonly now: Date;
}

/** The last use that KMS knows of, who changed the key last, and what was looked at for it. */
export function KeyUseFacts({ of: { key }, events: { read, items }, now }: Props) {
  const lastUse = key.kind === "described" ? key.lastUse : undefined;
  const facts: readonly Fact[] = [
    [
      "Last use",
      lastUse ? (
        <PartOf key="use" part={lastUse} render={(use) => <LastUse use={use} now={now} />} />
      ) : (
        <span key="use" className="text-muted">
          {key.kind === "described" ? "This scan did not ask." : "Not asked: the key could not be described."}
        </span>
      ),
    ],
    ["Changed last", read && <LastChange event={summarizeEvents(items).lastChange} read={read} now={now} />],
    ["Looked at", read && <Coverage read={read} shown={items.length} />],
  ];
  return <Facts facts={facts} />;
}

function LastUse({ use: { last, trackedSince }, now }: { use: KeyLastUse; now: Date }) {
  if (!last) return `Never since KMS began to keep track${trackedSince ? `, on ${formatDate(trackedSince)}` : ""}`;
  return (
    <span>
      <code className="font-mono text-xs">{last.operation}</code> at <Time iso={last.at} now={now} />,{" "}
      {formatRelative(last.at, now)}
    </span>
  );
}

function LastChange({ event, read, now }: { event: KeyEvent | null; read: KeyEventRead; now: Date }) {
  if (event) {
    return (
      <span>
        <code className="font-mono text-xs">{event.name}</code> by <bdi>{actorName(event.by)}</bdi>
        {event.from && <bdi> from {event.from}</bdi>} at <Time iso={event.at} now={now} />
      </span>
    );
  }
  if (read.state === "running") return "Not found yet";
  return read.state === "completed" && !read.cutOff
    ? "No change in the last 90 days of CloudTrail"
    : `No change among the events that were read, back to ${formatDate(read.readBackTo)}`;
}

function Coverage({ read, shown }: { read: KeyEventRead; shown: number }) {
  return (
    <span>
      {countOf(read.seen, "event")} between {formatDate(read.readBackTo)} and <Time iso={read.to} />;{" "}
      {formatCount(shown)} use or change the key and are shown. The scanner's own reads are left out (
      {formatCount(read.own)}).
    </span>
  );
}
