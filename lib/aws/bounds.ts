import type { LookupFunction } from "node:net";
import { pipeline, Readable, Transform, type TransformCallback } from "node:stream";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Service } from "#lib/catalogue/request.ts";
import type { Connections } from "./connections.ts";
import { proxies } from "./network-settings.ts";
import { RecordingAgent, RecordingTlsAgent } from "./recording-agents.ts";

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
    httpAgent: new RecordingAgent(sockets, connections),
    httpsAgent: new RecordingTlsAgent(sockets, connections),
  };
  return new BoundedHandler(options, bounds.answerBytes);
}

/**
 * Settles as a promise does, or rejects with the signal's reason as soon as that aborts: credentials and retries of
 * the SDK look at no signal.
 */
export async function within<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

type Handle = NodeHttpHandler["handle"];

/** An answer that does not end within its bound. */
export class AnswerTooLarge extends Error {
  override readonly name = "AnswerTooLarge";
  constructor(bytes: number) {
    super(`The response is larger than ${bytes / 2 ** 20} MiB, so its reading was stopped`);
  }
}

/** Stops reading an answer, and closes its connection, once it has had more bytes than one may have. */
export class BoundedHandler extends NodeHttpHandler {
  readonly #most: number;

  constructor(options: ConstructorParameters<typeof NodeHttpHandler>[0], most: number) {
    super(options);
    this.#most = most;
  }

  override async handle(...asked: Parameters<Handle>): ReturnType<Handle> {
    const answer = await super.handle(...asked);
    const { response } = answer;
    if (response.body instanceof Readable && !this.#saysHowShort(response.headers)) {
      response.body = pipeline(response.body, new Counter(this.#most), () => {});
    }
    return answer;
  }

  /** The parser takes no more than the `content-length`, so that such an answer need not be counted. */
  #saysHowShort(headers: Readonly<Record<string, string>>): boolean {
    const length = headers["content-length"];
    return length !== undefined && Number(length) <= this.#most;
  }
}

class Counter extends Transform {
  readonly #most: number;
  #bytes = 0;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#most) done(new AnswerTooLarge(this.#most));
    else done(null, chunk);
  }
}
