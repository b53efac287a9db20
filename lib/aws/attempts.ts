import type { FinalizeHandler, FinalizeRequestMiddleware, MetadataBearer, MiddlewareStack } from "@smithy/types";
import type { LimitFunction } from "p-limit";
import { failureKind } from "./failure.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/** Requests sent (each retry is one) and how many of them AWS refused for rate. */
export interface CallCounts {
  calls: number;
  throttled: number;
}

/** What every attempt of one call passes before it is sent. */
export interface Gate {
  readonly limiter: RateLimiter;
  /** Bounds the attempts that are on their way at once; one that waits for the limiter, or for its retry, is not. */
  readonly inFlight: LimitFunction;
  readonly counts: CallCounts;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

/** The part of the SDK's commands that takes middleware. */
interface Attemptable {
  readonly middlewareStack: Pick<MiddlewareStack<object, MetadataBearer>, "addRelativeTo" | "remove">;
}

const NAME = "limitAttempts";

/**
 * Puts a gate before every attempt of a call, inside the SDK's own retries and before signing, so that a retry waits
 * its turn like any request and a signature is never old when it is sent.
 */
export function limitAttempts(command: object, gate: Gate): void {
  const middleware: FinalizeRequestMiddleware<object, MetadataBearer> = (next) => async (args) => {
    await gate.limiter.pass(gate.signal);
    return gate.inFlight(() => send(next, args, gate));
  };
  (command as Attemptable).middlewareStack.addRelativeTo(middleware, {
    name: NAME,
    relation: "before",
    toMiddleware: "httpSigningMiddleware",
    // A redirected command is sent twice.
    override: true,
  });
}

/** Takes the gate away from a command that is to be sent by another client. */
export function unlimitAttempts(command: object): void {
  (command as Attemptable).middlewareStack.remove(NAME);
}

type Next = FinalizeHandler<object, MetadataBearer>;

async function send(next: Next, args: Parameters<Next>[0], { limiter, counts, signal }: Gate): ReturnType<Next> {
  signal.throwIfAborted();
  counts.calls += 1;
  try {
    const answer = await next(args);
    limiter.answered();
    return answer;
  } catch (thrown) {
    if (failureKind(thrown) === "throttled") {
      counts.throttled += 1;
      limiter.throttled();
    }
    throw thrown;
  }
}
