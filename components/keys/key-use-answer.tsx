import { NumberLink } from "#components/ui/number-link.tsx";
import type { KeyEventRead } from "#lib/domain/key-event.ts";
import { type EventShow, summarizeEvents } from "#lib/domain/key-event-summary.ts";
import { countOf } from "#lib/format/numbers.ts";
import { formatDate } from "#lib/format/times.ts";
import type { KeyEventsView } from "#lib/views/key-events.ts";

/** The summary of a key's usage: denied Bedrock requests first, then successful use. */
export function KeyUseAnswer({ events, hrefOf }: { events: KeyEventsView; hrefOf: (show: EventShow) => string }) {
  const { read, items } = events;
  if (!read) {
    return <p>CloudTrail has not been searched for this key.</p>;
  }
  const { deniedUses, counts, lastUseByBedrock } = summarizeEvents(items);
  const [refused] = deniedUses;
  const where = read.state === "completed" && !read.cutOff ? "in the last 90 days" : "in the events read";
  return (
    <div className="grid gap-1.5">
      {refused && (
        <p className="font-medium text-danger">
          KMS denied{" "}
          <NumberLink href={hrefOf("refused-to-bedrock")}>{countOf(deniedUses.length, "Bedrock request")}</NumberLink>{" "}
          for this key {where}, most recently on {formatDate(refused.at)} ({refused.errorCode}).
        </p>
      )}
      {(read.state === "completed" || items.length > 0) && (
        <p>
          {lastUseByBedrock ? (
            <>
              Bedrock used this key <NumberLink href={hrefOf("bedrock")}>{countOf(counts.bedrock, "time")}</NumberLink>{" "}
              {where}, most recently on {formatDate(lastUseByBedrock.at)}.
            </>
          ) : (
            `CloudTrail shows no successful use of this key by Bedrock ${where}.`
          )}
        </p>
      )}
      <ReadNotice read={read} />
    </div>
  );
}

/** Why the list of events may be incomplete. */
function ReadNotice({ read }: { read: KeyEventRead }) {
  switch (read.state) {
    case "running":
      return null;
    case "completed":
      return read.cutOff ? (
        <p className="text-sm text-unknown">
          Showing the newest {countOf(read.seen, "event")}; events before {formatDate(read.readBackTo)} were not read.
        </p>
      ) : null;
    case "cancelled":
      return <p className="text-sm text-unknown">The CloudTrail search was cancelled; older events were not read.</p>;
    case "interrupted":
      return (
        <p className="text-sm text-unknown">
          The CloudTrail search was interrupted because its process stopped; older events were not read.
        </p>
      );
    case "failed":
      return (
        <p role="status" className="text-sm text-unknown">
          The CloudTrail search {read.seen > 0 ? "is incomplete" : "failed"}:{" "}
          <code className="font-mono text-xs">{read.failure?.operation}</code> returned {read.failure?.code}.
          {read.failure?.kind === "denied" && (
            <>
              {" "}
              The scanner needs <code className="font-mono text-xs">{read.failure.permission}</code>. The rest of this
              page does not depend on it.
            </>
          )}
        </p>
      );
  }
}
