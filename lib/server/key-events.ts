import "server-only";
import { z } from "zod";
import { createReader } from "#lib/aws/reader.ts";
import { withinPartition } from "#lib/aws/within-partition.ts";
import type { KeyEvent } from "#lib/domain/key-event.ts";
import { eventsNaming } from "#lib/domain/key-event-summary.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { recordKeyEvents } from "#lib/scanner/record-key-events.ts";
import type { KeyEventsView } from "#lib/views/key-events.ts";
import type { ResourceDetail } from "#lib/views/resource.ts";
import { accountOfKey } from "./account-of-key.ts";
import { database } from "./database.ts";
import { shownPosture } from "./of-posture.ts";
import { forgetProcessGlobal, processGlobal } from "./process-global.ts";
import { ASKED_PARAMETERS, LARGEST_PAGE, numberFrom } from "./url/parameters.ts";

/** The parameters of a key's events in the API; with limit 0 the response has only the progress of the search. */
export const KEY_EVENTS_PARAMETERS = z.strictObject({
  ...ASKED_PARAMETERS,
  limit: numberFrom(0, LARGEST_PAGE)
    .default(LARGEST_PAGE)
    .meta({ description: `a number of events from 0 to ${LARGEST_PAGE} (default: ${LARGEST_PAGE})` }),
});

/** A key of a posture, and what its events are stored under; null where there is none of that id. */
async function keyOf(id: string, asked: Asked) {
  const store = await database();
  const posture = await shownPosture(store, { asked });
  const found = posture && (await store.keys.key(posture.point, id));
  if (!found) return null;
  const { arn, region } = found.summary;
  return { store, scan: posture.scan, region, subject: { accountId: accountOfKey(arn, posture), keyArn: arn } };
}

/** The stored events of a key; null if there is no such key. */
export async function keyEvents(id: string, asked: Asked, limit?: number): Promise<KeyEventsView | null> {
  const found = await keyOf(id, asked);
  if (!found) return null;
  const { store, scan, subject } = found;
  const { read, events } = await store.keyEvents.reading(subject, limit);
  return { scanId: scan.id, keyArn: subject.keyArn, read, items: events };
}

/** The stored events of its keys that name a resource; newest first. */
export async function eventsOfResource({
  posture,
  observation,
  protections,
}: ResourceDetail): Promise<readonly KeyEvent[]> {
  const { keyEvents: kept } = await database();
  const keys = [...new Set(protections.flatMap(({ row }) => row.keyArn ?? []))];
  const readings = await Promise.all(
    keys.map((key) => kept.reading({ accountId: accountOfKey(key, posture), keyArn: key })),
  );
  const events = readings.flatMap((reading) => reading.events);
  return eventsNaming(events, observation.arn).toSorted((one, other) => other.at.localeCompare(one.at));
}

/** Starts a search for a key's events in this process. Null if there is no such key, false if a search is running. */
export async function startKeyEvents(id: string, asked: Asked): Promise<boolean | null> {
  const found = await keyOf(id, asked);
  if (!found) return null;
  const { store, scan, region, subject } = found;
  const wanted = { ...subject, region, scannerArn: scan.principalArn };
  const { reader, done } = sharedReader();
  // The Region comes from the key's ARN, which may be invalid if the key could not be described.
  const within = withinPartition(reader, scan.partition, scan.regions);
  const recording = await recordKeyEvents(within, store.keyEvents, wanted, new Date()).catch((error: unknown) => {
    done();
    throw error;
  });
  if (recording) void recording.ended.finally(done);
  else done();
  return recording !== null;
}

/** One reader for all running searches: CloudTrail's limit of two requests a second applies to all of them together. */
function sharedReader() {
  const shared = processGlobal("events-reader", () => ({ reader: createReader(), users: 0 }));
  shared.users += 1;
  const done = () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    forgetProcessGlobal("events-reader");
    shared.reader.close();
  };
  return { reader: shared.reader, done };
}

/** Stops the search for a key's events. Null if there is no such key, false if none is running. */
export async function cancelKeyEvents(id: string, asked: Asked): Promise<boolean | null> {
  const found = await keyOf(id, asked);
  return found ? found.store.keyEvents.cancel(found.subject) : null;
}
