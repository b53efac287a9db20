import Link from "next/link";
import { Paging } from "#components/ui/paging.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import type { KeyEvent } from "#lib/domain/key-event.ts";
import {
  EVENT_SHOWS,
  type EventShow,
  eventsByDay,
  eventsShown,
  summarizeEvents,
} from "#lib/domain/key-event-summary.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import type { TimelineQuery } from "#lib/views/key.ts";
import { KeyEventRow } from "./key-event-row.tsx";

const LABELS: Readonly<Record<EventShow, string>> = {
  all: "All",
  changes: "Changes",
  grants: "Grants",
  bedrock: "Bedrock usage",
  "refused-to-bedrock": "Denied (Bedrock)",
  refused: "Denied (all)",
};
const AT_ONCE = 100;

interface TimelineProps {
  readonly events: readonly KeyEvent[];
  readonly query: TimelineQuery;
  readonly hrefOf: (query: TimelineQuery) => string;
}

/** The events of a key by day, newest first, with filters in the URL. */
export function KeyTimeline({ events, query, hrefOf }: TimelineProps) {
  const { counts } = summarizeEvents(events);
  const shown = eventsShown(events, query.show);
  const page = shown.slice(query.offset, query.offset + AT_ONCE);
  const next = query.offset + AT_ONCE;
  const last = query.offset + Math.floor((shown.length - 1 - query.offset) / AT_ONCE) * AT_ONCE;
  return (
    <>
      <nav aria-label="Events" className="no-print flex flex-wrap gap-1 border-line border-t border-b px-4 py-2">
        {EVENT_SHOWS.map((show) => (
          <Link
            key={show}
            prefetch={false}
            scroll={false}
            href={hrefOf({ show, offset: 0 })}
            aria-current={show === query.show ? "true" : undefined}
            className="rounded-full border border-line px-2.5 py-0.5 text-muted text-xs hover:bg-raised aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
          >
            {LABELS[show]} <span className="number">{formatCount(counts[show])}</span>
          </Link>
        ))}
      </nav>
      {page.length === 0 && <p className="p-4 text-muted text-sm">No events of this kind were read.</p>}
      <Scroller label="Events by day" className="max-h-[32rem] overflow-y-auto print:max-h-none">
        {eventsByDay(page).map(([day, ofDay]) => (
          <section key={day} aria-label={day}>
            <h3 className="number sticky top-0 flex justify-between border-line border-b bg-raised px-4 py-1 font-medium text-xs">
              <span>{day} UTC</span>
              <span className="text-muted">{countOf(ofDay.length, "event")}</span>
            </h3>
            <ol>
              {ofDay.map((event) => (
                <KeyEventRow key={event.id} event={event} />
              ))}
            </ol>
          </section>
        ))}
      </Scroller>
      {shown.length > AT_ONCE && (
        <Paging
          unit="event"
          limit={AT_ONCE}
          hrefOfSize={null}
          offset={query.offset}
          shown={page.length}
          total={shown.length}
          first={query.offset > 0 ? hrefOf({ ...query, offset: 0 }) : null}
          previous={query.offset > 0 ? hrefOf({ ...query, offset: Math.max(0, query.offset - AT_ONCE) }) : null}
          next={next < shown.length ? hrefOf({ ...query, offset: next }) : null}
          last={next < shown.length ? hrefOf({ ...query, offset: last }) : null}
        />
      )}
    </>
  );
}
