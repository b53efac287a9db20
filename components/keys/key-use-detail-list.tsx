import { type Detail, DetailList } from "#components/ui/detail-list.tsx";
import { Time } from "#components/ui/time.tsx";
import type { KeyLastUse } from "#lib/domain/key.ts";
import type { KeyEvent, KeyEventRead } from "#lib/domain/key-event.ts";
import { summarizeEvents } from "#lib/domain/key-event-summary.ts";
import { actorName } from "#lib/format/actors.ts";
import { countOf } from "#lib/format/numbers.ts";
import { formatDate, formatRelative } from "#lib/format/times.ts";
import type { KeyDetail } from "#lib/views/key.ts";
import type { KeyEventsView } from "#lib/views/key-events.ts";
import { PartOf } from "./part-of.tsx";

interface Props {
  readonly of: KeyDetail;
  readonly events: KeyEventsView;
  readonly now: Date;
}

/** The last use that KMS reports, the last change, and which events were searched. */
export function KeyUseDetailList({ of: { key }, events: { read, items }, now }: Props) {
  const lastUse = key.kind === "described" ? key.lastUse : undefined;
  const details: readonly Detail[] = [
    [
      "Last used",
      lastUse ? (
        <PartOf key="use" part={lastUse} render={(use) => <LastUse use={use} now={now} />} />
      ) : (
        <span key="use" className="text-muted">
          {key.kind === "described" ? "Not read by this scan" : "Unknown: the key could not be described"}
        </span>
      ),
    ],
    ["Last changed", read && <LastChange event={summarizeEvents(items).lastChange} read={read} now={now} />],
    ["Searched", read && <Coverage read={read} shown={items.length} />],
  ];
  return <DetailList details={details} />;
}

function LastUse({ use, now }: { use: KeyLastUse | null; now: Date }) {
  // The exact evidence of a scan is deleted after the time that POSTURE_KEEP_DAYS sets.
  if (use === null) return "No longer kept";
  const { last, trackedSince } = use;
  if (!last) return `Not used since tracking began${trackedSince ? ` on ${formatDate(trackedSince)}` : ""}`;
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
  if (read.state === "running") return "No change found yet";
  return read.state === "completed" && !read.cutOff
    ? "No change in CloudTrail in the last 90 days"
    : `No change in the events read, back to ${formatDate(read.readBackTo)}`;
}

function Coverage({ read, shown }: { read: KeyEventRead; shown: number }) {
  return (
    <span>
      {countOf(read.seen, "event")} between {formatDate(read.readBackTo)} and <Time iso={read.to} />. Shown:{" "}
      {countOf(shown, "event")} that {shown === 1 ? "uses or changes" : "use or change"} the key. Hidden:{" "}
      {countOf(read.own, "read")} by the scanner.
    </span>
  );
}
