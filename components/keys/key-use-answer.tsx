import { NumberLink } from "#components/ui/number-link.tsx";
import type { KeyEventRead } from "#lib/domain/key-event.ts";
import { type EventShow, summarizeEvents } from "#lib/domain/key-event-summary.ts";
import type { KeyEventsView } from "#lib/domain/views.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import { formatDate } from "#lib/format/times.ts";

/** The sentence that comes first: what was refused to Bedrock, else whether it used the key. */
export function KeyUseAnswer({ events, hrefOf }: { events: KeyEventsView; hrefOf: (show: EventShow) => string }) {
  const { read, items } = events;
  if (!read) {
    return <p>Nobody has looked up yet what CloudTrail has of this key.</p>;
  }
  const { deniedUses, counts, lastUseByBedrock } = summarizeEvents(items);
  const [refused] = deniedUses;
  const where = read.state === "completed" && !read.cutOff ? "in 90 days" : "among the events that were read";
  return (
    <div className="grid gap-1.5">
      {refused && (
        <p className="font-medium text-danger">
          Bedrock was refused{" "}
          <NumberLink href={hrefOf("refused-to-bedrock")}>{countOf(deniedUses.length, "use")}</NumberLink> of this key{" "}
          {where}, the last on {formatDate(refused.at)}: {refused.errorCode}.
        </p>
      )}
      {(read.state === "completed" || items.length > 0) && (
        <p>
          {lastUseByBedrock ? (
            <>
              Bedrock used it <NumberLink href={hrefOf("bedrock")}>{countOf(counts.bedrock, "time")}</NumberLink>{" "}
              {where}, last on {formatDate(lastUseByBedrock.at)}.
            </>
          ) : (
            `CloudTrail shows no use by Bedrock that KMS allowed ${where}.`
          )}
        </p>
      )}
      <ReadNotice read={read} />
    </div>
  );
}

/** Why the events may not be all there are. */
function ReadNotice({ read }: { read: KeyEventRead }) {
  switch (read.state) {
    case "running":
      return null;
    case "completed":
      return read.cutOff ? (
        <p className="text-sm text-unknown">
          These are the newest {formatCount(read.seen)} events of possibly more: nothing before{" "}
          {formatDate(read.readBackTo)} was read.
        </p>
      ) : null;
    case "cancelled":
      return <p className="text-sm text-unknown">The reading was stopped: nothing older was read.</p>;
    case "interrupted":
      return (
        <p className="text-sm text-unknown">
          The process that read them ended before it was done: nothing older was read.
        </p>
      );
    case "failed":
      return (
        <p role="status" className="text-sm text-unknown">
          Could not be read{read.seen > 0 && " to the end"}:{" "}
          <code className="font-mono text-xs">{read.failure?.operation}</code> answered {read.failure?.code}.
          {read.failure?.kind === "denied" && (
            <>
              {" "}
              It needs <code className="font-mono text-xs">{read.failure.permission}</code>. Nothing else on this page
              rests on it.
            </>
          )}
        </p>
      );
  }
}
