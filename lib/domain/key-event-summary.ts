import { isDenied, isDeniedUse, type KeyEvent } from "./key-event.ts";

/** What a timeline may be narrowed to. */
export const EVENT_SHOWS = ["all", "changes", "grants", "bedrock", "refused-to-bedrock", "refused"] as const;
export type EventShow = (typeof EVENT_SHOWS)[number];

const SHOWN: Readonly<Record<EventShow, (event: KeyEvent) => boolean>> = {
  all: () => true,
  changes: ({ kind }) => kind === "change",
  grants: ({ kind }) => kind === "grant",
  bedrock: (event) => event.kind === "use" && event.byBedrock && !isDenied(event),
  "refused-to-bedrock": isDeniedUse,
  refused: isDenied,
};

/** The events that a timeline shows. */
export const eventsShown = (events: readonly KeyEvent[], show: EventShow): readonly KeyEvent[] =>
  events.filter(SHOWN[show]);

/** What the events of a key come to; events are newest first. */
export interface EventSummary {
  readonly counts: Readonly<Record<EventShow, number>>;
  /** Uses that were refused to Bedrock, newest first. */
  readonly deniedUses: readonly KeyEvent[];
  readonly lastUseByBedrock: KeyEvent | null;
  /** The last change that was made: not one that was refused, nor a routine synchronization of a multi-Region key. */
  readonly lastChange: KeyEvent | null;
}

/** Sums up the events of a key. */
export function summarizeEvents(events: readonly KeyEvent[]): EventSummary {
  const done = events.filter((event) => !isDenied(event));
  const counts = Object.fromEntries(EVENT_SHOWS.map((show) => [show, eventsShown(events, show).length]));
  return {
    counts: counts as Record<EventShow, number>,
    deniedUses: events.filter(isDeniedUse),
    lastUseByBedrock: events.find(SHOWN.bedrock) ?? null,
    lastChange: done.find((event) => SHOWN.changes(event) && event.name !== "SynchronizeMultiRegionKey") ?? null,
  };
}

/** Events by their day in UTC, in the order they come. */
export function eventsByDay(events: readonly KeyEvent[]): readonly (readonly [day: string, events: KeyEvent[]])[] {
  return [...Map.groupBy(events, ({ at }) => at.slice(0, 10))];
}

/**
 * The events that name a resource, by its ARN or that of something within it, and those of the grants made for it:
 * retiring and revoking name the grant alone.
 */
export function eventsNaming(events: readonly KeyEvent[], arn: string): readonly KeyEvent[] {
  const whole = arn.split("#")[0] ?? arn;
  const names = ({ resources }: KeyEvent) => resources.some((name) => name === whole || name.startsWith(`${whole}/`));
  const grants = new Set(events.filter(names).flatMap(({ grantId }) => grantId ?? []));
  return events.filter((event) => names(event) || (event.grantId !== null && grants.has(event.grantId)));
}
