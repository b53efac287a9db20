/**
 * An error as AWS would answer it: the code, the message and the HTTP status; each wire format gives it
 * its own shape. Thrown by handlers and by the protocol layer itself.
 */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  /** Headers that belong to the error, e.g. the Region of a redirected bucket. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: string, message: string, status = 400, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

/** What an endpoint answers to an operation that it does not know, or does not offer in a Region. */
export function unknownOperation(): AwsError {
  return new AwsError("UnknownOperationException", "The requested operation is not recognized by the service.", 404);
}

/** AWS's words for a refused call; `action` is the IAM action, `resource` the ARN it was refused on. */
export function accessDenied(principal: string, action: string, resource: string): AwsError {
  return new AwsError(
    "AccessDeniedException",
    `User: ${principal} is not authorized to perform: ${action} on resource: ${resource}`,
    403,
  );
}
