import type { Part } from "../key.ts";
import type { Trail } from "../watch.ts";

/*
 * A watch in which everything is in place, for tests to take things out of.
 */

const CALL = { operation: "test:Read", requestId: null, at: "2026-11-24T00:00:00.000Z" };

export const read = <Value>(value: Value): Part<Value> => ({ kind: "read", value, call: CALL });

export const unreadable = (permission = "cloudtrail:GetTrailStatus"): Part<never> => ({
  kind: "unreadable",
  failure: { ...CALL, kind: "denied", code: "AccessDenied", message: "no", httpStatus: 400, permission },
});

export const ACCOUNT = "123456789012";
export const TRAIL = `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/all`;
export const LOG_GROUP = `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:trail`;
export const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:watch`;
export const PATTERN =
  "{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }";

export function trail(members: Partial<Trail> = {}): Trail {
  return {
    arn: TRAIL,
    name: "all",
    homeRegion: "us-east-1",
    isMultiRegion: false,
    isOrganization: false,
    logGroupArn: `${LOG_GROUP}:*`,
    bucket: "trail",
    kmsKeyId: null,
    validatesFiles: true,
    logging: read(true),
    selection: read({ kind: "basic", selectors: [] }),
    ...members,
  };
}
