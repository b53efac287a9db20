import type { LookupFunction } from "node:net";
import type { Service } from "#lib/catalogue/request.ts";
import { BoundedHandler } from "./bounded-answers.ts";
import type { Connections } from "./connections.ts";
import { proxies } from "./proxies.ts";
import { WatchedAgent, WatchedTlsAgent } from "./watched-agents.ts";

/** What bounds a call in time, size and number, so that no endpoint can hold a scan for ever. */
export interface Bounds {
  readonly connectMs: number;
  /** One attempt, until its response has begun. */
  readonly attemptMs: number;
  /** One call with all its retries and the whole of its body. */
  readonly callMs: number;
  /** Attempts per call, the first one counted. */
  readonly attempts: number;
  /** Bytes of one answer. The largest that AWS documents, a thousand entries with their policies, stay below 48 MiB. */
  readonly answerBytes: number;
  /** Calls in flight per service and Region; see `callsInFlight`. */
  readonly inFlight: number;
}

/** KMS answers hundreds of calls a second ("Request quotas"), and its calls come last, when all others wait for them. */
const KMS_TIMES = 4;

/** How many calls to a service may be in flight in one Region. */
export const callsInFlight = (service: Service, { inFlight }: Bounds): number =>
  service === "kms" ? inFlight * KMS_TIMES : inFlight;

export const DEFAULT_BOUNDS: Bounds = {
  connectMs: 5_000,
  attemptMs: 20_000,
  callMs: 90_000,
  attempts: 4,
  answerBytes: 64 * 2 ** 20,
  inFlight: 16,
};

/**
 * One HTTP/1.1 handler for all clients: some SDK clients would speak HTTP/2 by default, which not every
 * AWS-compatible endpoint does. `throwOnRequestTimeout` because without it the SDK only warns.
 */
export function sharedHandler(bounds: Bounds, connections: Connections, lookup: LookupFunction): BoundedHandler {
  // Calls in flight are bounded above; a bound on sockets too would run the clock of calls that wait for one.
  const sockets = { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, lookup, proxyEnv: proxies() };
  const options = {
    connectionTimeout: bounds.connectMs,
    requestTimeout: bounds.attemptMs,
    throwOnRequestTimeout: true,
    httpAgent: new WatchedAgent(sockets, connections),
    httpsAgent: new WatchedTlsAgent(sockets, connections),
  };
  return new BoundedHandler(options, bounds.answerBytes);
}
