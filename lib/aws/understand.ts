import type { CallRecord, FreshFailure } from "#lib/domain/call.ts";

/**
 * Calls a function on an answer of AWS; null if it throws (TypeError for a member of another type, RangeError for an
 * invalid time, SyntaxError, URIError). Every such function is called through this, so that no answer ends a scan.
 */
export function understand<Value>(read: () => Value | null): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** The message of a failure for an answer that a function could not read. */
export const NOT_UNDERSTOOD = "A member of the response does not have the type that AWS documents";

/** The failure for an answer that was received but is not understood: nothing is concluded from it. */
export const unexpected = (call: CallRecord, permission: string, message: string): FreshFailure => ({
  operation: call.operation,
  requestId: call.requestId,
  at: call.at,
  permission,
  kind: "failed",
  code: "UnexpectedAnswer",
  message,
  httpStatus: null,
});
