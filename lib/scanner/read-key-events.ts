import { type Event, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import type { Reader } from "#lib/aws/reader.ts";
import { NOT_UNDERSTOOD, understand, unexpected } from "#lib/aws/understand.ts";
import type { CallRecord, Failure } from "#lib/domain/call.ts";
import type { KeyEvent } from "#lib/domain/key-event.ts";
import { isOwnRead, toKeyEvent } from "./to-key-event.ts";

/** CloudTrail keeps events for so long ("Viewing recent management events"). */
const DAYS_BACK = 90;
const PER_PAGE = 50;
/** At two requests a second (SDK, LookupEvents) a thousand events take ten seconds; small pages must end too. */
export const MOST_EVENTS = 1_000;
const MOST_PAGES = 120;
const PERMISSION = "cloudtrail:LookupEvents";

/** Whose events, and until when. */
export interface EventQuestion {
  readonly keyArn: string;
  /** The key's own: CloudTrail looks up one Region at a time. */
  readonly region: string;
  /** The role of the scanner; its own reads are left out. */
  readonly scannerArn: string;
  readonly window: EventWindow;
}

export interface EventWindow {
  readonly from: string;
  readonly to: string;
}

/** What one page added, and how far back everything has been read. */
export interface EventPage {
  readonly events: readonly KeyEvent[];
  readonly seen: number;
  readonly own: number;
  readonly readBackTo: string;
}

export type EventsEnd =
  | { readonly kind: "completed"; readonly cutOff: boolean }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "cancelled" };

/** The longest window that ends now. */
export function eventWindow(now: Date): EventWindow {
  return { from: new Date(now.getTime() - DAYS_BACK * 86_400_000).toISOString(), to: now.toISOString() };
}

/**
 * Reads the events of a key, newest first, page by page.
 *
 * @param onPage is called with each page before the next is read; false stops
 */
export async function readKeyEvents(
  reader: Pick<Reader, "call">,
  { keyArn, region, scannerArn, window }: EventQuestion,
  signal: AbortSignal,
  onPage: (page: EventPage) => Promise<boolean>,
): Promise<EventsEnd> {
  const tokens = new Set<string>();
  let seen = 0;
  for (let token: string | undefined; ; ) {
    const listed = await listEvents(reader, region, lookup(keyArn, window, token), signal);
    if (signal.aborted) return { kind: "cancelled" };
    if ("failure" in listed) return { kind: "failed", failure: listed.failure };
    const { events, next, call } = listed;
    seen += events.length;
    const page = understand(() => toPage(events, scannerArn, next ? oldestOf(events, window) : window.from));
    if (page === null) return { kind: "failed", failure: unexpected(call, PERMISSION, NOT_UNDERSTOOD) };
    if (!(await onPage(page))) return { kind: "cancelled" };
    if (!next) return { kind: "completed", cutOff: false };
    if (tokens.has(next) || tokens.size >= MOST_PAGES || seen >= MOST_EVENTS)
      return { kind: "completed", cutOff: true };
    tokens.add(next);
    token = next;
  }
}

type Listed =
  | { readonly events: readonly Event[]; readonly next: string | undefined; readonly call: CallRecord }
  | { readonly failure: Failure };

async function listEvents(
  reader: Pick<Reader, "call">,
  region: string,
  command: LookupEventsCommand,
  signal: AbortSignal,
): Promise<Listed> {
  const answer = await reader.call(region, { service: "cloudtrail", permission: PERMISSION, command }, signal);
  if (!answer.ok) return { failure: answer.failure };
  const { Events, NextToken } = answer.output;
  // A real answer has the list, if only an empty one.
  if (!Array.isArray(Events)) return { failure: unexpected(answer.call, PERMISSION, "The response is not a list") };
  return { events: Events, next: NextToken, call: answer.call };
}

function lookup(keyArn: string, { from, to }: EventWindow, token: string | undefined): LookupEventsCommand {
  return new LookupEventsCommand({
    LookupAttributes: [{ AttributeKey: "ResourceName", AttributeValue: keyArn }],
    StartTime: new Date(from),
    EndTime: new Date(to),
    MaxResults: PER_PAGE,
    NextToken: token,
  });
}

/** An empty page has no time to show how far back it is. */
function oldestOf(listed: readonly Event[], { to }: EventWindow): string {
  const oldest = listed.at(-1)?.EventTime;
  return oldest && !Number.isNaN(oldest.getTime()) ? oldest.toISOString() : to;
}

function toPage(listed: readonly Event[], scannerArn: string, readBackTo: string): EventPage {
  const own = listed.filter((event) => isOwnRead(event, scannerArn));
  const others = listed.filter((event) => !own.includes(event));
  return {
    events: others.flatMap((event) => toKeyEvent(event) ?? []),
    seen: listed.length,
    own: own.length,
    readBackTo,
  };
}
