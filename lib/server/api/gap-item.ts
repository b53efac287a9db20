import "server-only";
import type { Gap } from "#lib/domain/observation.ts";

/** A gap as the API returns it: flat, with AWS's terms for the failure. */
export function toGapItem({ accountId, region, type, subject, failure }: Gap) {
  const { operation, code: errorCode, requestId, permission, kind, message, httpStatus, at } = failure;
  return {
    accountId,
    region,
    type,
    subject,
    operation,
    errorCode,
    requestId,
    permission,
    kind,
    message,
    httpStatus,
    at,
  };
}
