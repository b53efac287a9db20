import type { FinalizeRequestMiddleware, MetadataBearer } from "@smithy/types";
import type { Client } from "./clients.ts";
import { failureKind } from "./failure.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/** Requests sent (each retry is one) and how many of them AWS refused for rate. */
export interface CallCounts {
  calls: number;
  throttled: number;
}

/**
 * Puts a limiter before every attempt of a client, inside the SDK's own retries and before signing,
 * so that a retry waits its turn like any request and a signature is never old when it is sent.
 */
export function limitAttempts(client: Client, limiterOf: (operation: string) => RateLimiter, counts: CallCounts): void {
  const middleware: FinalizeRequestMiddleware<object, MetadataBearer> = (next, context) => async (args) => {
    const limiter = limiterOf(String(context.commandName ?? "").replace(/Command$/, ""));
    await limiter.pass();
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
  };
  client.middlewareStack.addRelativeTo(middleware, {
    name: "limitAttempts",
    relation: "before",
    toMiddleware: "httpSigningMiddleware",
  });
}
