/*
 * The calls to KMS that take a key away from what depends on it, or open it to others. All of them are write
 * management events (AWS CloudTrail User Guide, "Logging management events": low-volume KMS actions such as
 * disabling and scheduling deletion are logged as write events).
 */
export const MONITORED_EVENTS = [
  "DisableKey",
  "ScheduleKeyDeletion",
  "DeleteImportedKeyMaterial",
  "PutKeyPolicy",
  "RevokeGrant",
  "CreateGrant",
  "DisableKeyRotation",
  "CancelKeyDeletion",
] as const;
export type MonitoredEvent = (typeof MONITORED_EVENTS)[number];

/** What a successful call of that name looks like in CloudTrail; undefined where it is not the same in all of them. */
export function eventField(event: MonitoredEvent, region: string, field: string): string | boolean | null | undefined {
  return FIELDS(event, region).get(field);
}

/** `null`: the record of a call that succeeded has no such field. */
const FIELDS = (event: MonitoredEvent, region: string): ReadonlyMap<string, string | boolean | null> =>
  new Map<string, string | boolean | null>([
    ["eventSource", "kms.amazonaws.com"],
    ["eventName", event],
    ["eventType", "AwsApiCall"],
    ["eventCategory", "Management"],
    ["managementEvent", true],
    ["readOnly", false],
    ["awsRegion", region],
    ["errorCode", null],
    ["errorMessage", null],
  ]);
