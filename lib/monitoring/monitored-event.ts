/*
 * The KMS API calls that make a key unusable or change who has access to it. All are write management events
 * (AWS CloudTrail User Guide, "Logging management events": low-volume KMS actions such as disabling and scheduling
 * deletion are logged as write events).
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

/**
 * A field of the CloudTrail event of a successful call: null where such events do not have it, undefined where its
 * value differs from call to call.
 */
export function eventField(event: MonitoredEvent, region: string, field: string): string | boolean | null | undefined {
  return FIELDS(event, region).get(field);
}

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
