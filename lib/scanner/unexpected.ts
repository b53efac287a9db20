import type { CallRecord, Failure } from "#lib/domain/call.ts";

/** An answer that came, whatever its HTTP status, but is not one: nothing may be concluded from it. */
export const unexpected = (call: CallRecord, permission: string, message: string): Failure => ({
  operation: call.operation,
  requestId: call.requestId,
  at: call.at,
  permission,
  kind: "failed",
  code: "UnexpectedAnswer",
  message,
  httpStatus: null,
});
