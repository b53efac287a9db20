import type { Reader } from "#lib/aws/reader.ts";
import type { Failure } from "#lib/domain/call.ts";
import { type EventPage, type EventsEnd, type EventWindow, eventWindow, readKeyEvents } from "./read-key-events.ts";

/** The key whose events are searched. */
export interface WantedEvents {
  readonly accountId: string;
  readonly keyArn: string;
  readonly region: string;
  readonly scannerArn: string;
}

/** The storage that a search for events needs; the snapshots' journal is one. */
export interface EventKeeper {
  /** Null if a search for the same key is running. */
  begin(subject: Omit<WantedEvents, "region" | "scannerArn">, window: EventWindow): Promise<string | null>;
  keep(subject: Omit<WantedEvents, "region" | "scannerArn">, readId: string, page: EventPage): Promise<boolean>;
  beat(readId: string): Promise<boolean>;
  end(readId: string, state: EventsEnd["kind"], cutOff?: boolean, failure?: Failure | null): Promise<void>;
}

/** Short enough that a search counts as alive while AWS makes it wait. */
const BEAT_MS = 1_000;

/**
 * Reads the events of a key and keeps each page as it comes.
 *
 * @returns null where a reading runs already; else `ended`, which resolves when the reading has, however it did
 */
export async function recordKeyEvents(
  reader: Pick<Reader, "call">,
  keeper: EventKeeper,
  { region, scannerArn, ...subject }: WantedEvents,
  now: Date,
): Promise<{ readonly ended: Promise<void> } | null> {
  const window = eventWindow(now);
  const readId = await keeper.begin(subject, window);
  if (readId === null) return null;
  const stop = new AbortController();
  const beat = setInterval(() => {
    keeper.beat(readId).then(
      (runs) => runs || stop.abort(),
      () => stop.abort(),
    );
  }, BEAT_MS);
  const question = { keyArn: subject.keyArn, region, scannerArn, window };
  const ended = readKeyEvents(reader, question, stop.signal, (page) => keeper.keep(subject, readId, page))
    .then((end) => finish(keeper, readId, end))
    // The database is unavailable: the search is marked "interrupted" at the next start.
    .catch(() => {})
    .finally(() => clearInterval(beat));
  return { ended };
}

function finish(keeper: EventKeeper, readId: string, end: EventsEnd): Promise<void> {
  switch (end.kind) {
    case "completed":
      return keeper.end(readId, "completed", end.cutOff);
    case "failed":
      return keeper.end(readId, "failed", false, end.failure);
    case "cancelled":
      return keeper.end(readId, "cancelled");
  }
}
