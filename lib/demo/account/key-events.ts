import type { Event } from "@aws-sdk/client-cloudtrail";
import { KEY_CHANGES } from "./key-changes.ts";
import type { KeyModel } from "./key-model.ts";
import { US_KEYS } from "./key-names.ts";
import { readsOf, usesOf } from "./key-uses.ts";
import { daysAgo } from "./today.ts";
import { envelope, type RecordSketch, trailEvent } from "./trail-record.ts";

const kept = new Map<string, readonly Event[]>();

/** What CloudTrail has of a key, newest first; some of it older than the ninety days that it looks back. */
export function keyEvents(key: KeyModel): readonly Event[] {
  const known = kept.get(key.arn);
  if (known) return known;
  const sketches: readonly RecordSketch[] = [...usesOf(key), ...readsOf(key), ...(KEY_CHANGES[key.arn] ?? [])];
  const events = [...sketches.map((sketch) => trailEvent(key.arn, sketch)), ...brokenRecords(key.arn)];
  events.sort((one, other) => (other.EventTime?.getTime() ?? 0) - (one.EventTime?.getTime() ?? 0));
  kept.set(key.arn, events);
  return events;
}

/** Records that are no records: nothing may be lost for it, and nothing may break. */
function brokenRecords(keyArn: string): readonly Event[] {
  if (keyArn !== US_KEYS.documents) return [];
  const texts = [
    '{"eventName": "EnableKey", ',
    "[[[]]]",
    "null",
    `{"userIdentity":${"[".repeat(200)}${"]".repeat(200)}}`,
  ];
  return texts.map((CloudTrailEvent, index) => {
    const sketch = { name: "EnableKey", at: daysAgo(30 + index), readOnly: false, actor: {} };
    return { ...envelope(keyArn, sketch, `broken-record-${index}`), Username: "r.silva", CloudTrailEvent };
  });
}
