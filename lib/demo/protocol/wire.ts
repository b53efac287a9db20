import type { AwsError } from "./aws-error.ts";
import type { Operation } from "./operation.ts";

/** An HTTP request, its body read. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Which operation a request means, and the labels in its path. */
export interface Route {
  readonly operation: Operation;
  readonly labels: Readonly<Record<string, string>>;
}

/** One wire protocol, seen from the service's side. */
export interface Wire {
  /** Finds the operation among those of one signing name; null when none is meant. */
  find(request: WireRequest, operations: readonly Operation[]): Route | null;
  /** The command's input. Throws AwsError (SerializationException) for a body that cannot be read. */
  decode(request: WireRequest, route: Route): object;
  encode(operation: Operation, output: object, requestId: string): Reply;
  encodeError(error: AwsError, requestId: string): Reply;
}
