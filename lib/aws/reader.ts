import { setTimeout as sleep } from "node:timers/promises";
import pLimit, { type LimitFunction } from "p-limit";
import type { Request, Service } from "#lib/catalogue/request.ts";
import type { Answer } from "#lib/domain/call.ts";
import type { Connection } from "#lib/domain/transit.ts";
import { wellFormed } from "#lib/domain/well-formed.ts";
import { type CallCounts, limitAttempts } from "./attempts.ts";
import { type Bounds, callsInFlight, DEFAULT_BOUNDS, sharedHandler } from "./bounds.ts";
import { CLIENTS, type Client, hasEndpointOverride } from "./clients.ts";
import { Connections } from "./connections.ts";
import { toFailure } from "./failure.ts";
import { type CallerIdentity, identify } from "./identity.ts";
import { isOffered } from "./offered.ts";
import { operationOf } from "./operation.ts";
import { documentedRate } from "./quotas.ts";
import { RateLimiter, type Time } from "./rate-limiter.ts";
import { redirectedTo } from "./redirect.ts";
import { sdkSettings } from "./sdk-settings.ts";
import { Turns } from "./turns.ts";
import { watchCalls } from "./watch-calls.ts";
import { within } from "./within.ts";

export type { CallerIdentity } from "./identity.ts";

/** The only way to AWS. Answers are values: what AWS did not say is a `Failure`, never a throw. */
export interface Reader {
  /** Sends one request to one Region, with the SDK's retries, under the limiter of its service and Region. */
  call<Output>(region: string, request: Request<Output>, signal: AbortSignal): Promise<Answer<Output>>;
  /** Who the credentials belong to (sts:GetCallerIdentity, which needs no permission). */
  identify(signal?: AbortSignal): Promise<Answer<CallerIdentity>>;
  /** The Region of the SDK's own settings; account-wide questions go there. */
  homeRegion(): Promise<string>;
  /** Requests sent so far. */
  stats(): CallCounts;
  /** How it was connected to each endpoint so far: what handshakes agreed on, not what is configured. */
  connections(): readonly Connection[];
  close(): void;
}

export interface ReaderOptions {
  readonly bounds?: Partial<Bounds>;
  /** Where to send everything, before what the SDK's own variables say. */
  readonly endpoint?: string;
  readonly now?: () => Date;
  readonly time?: Time;
  /** Requests per second an operation starts with. Default: the documented quotas on AWS, no limit elsewhere. */
  readonly rate?: (service: Service, operation: string) => number;
}

const WALL_CLOCK: Time = {
  now: () => performance.now(),
  sleep: (milliseconds) => sleep(milliseconds),
};

/** Opens the way to AWS, or to wherever the SDK's own variables point. Makes no call. */
export function createReader(options: ReaderOptions = {}): Reader {
  const { now = () => new Date(), time = WALL_CLOCK } = options;
  const bounds = { ...DEFAULT_BOUNDS, ...options.bounds };
  const rate =
    options.rate ?? (options.endpoint || hasEndpointOverride() ? () => Number.POSITIVE_INFINITY : documentedRate);
  const settings = sdkSettings();
  const connections = new Connections();
  const requestHandler = sharedHandler(bounds, connections);
  const counts: CallCounts = { calls: 0, throttled: 0 };
  const lines = new Map<string, Line>();
  const turns = new Turns();
  const notOffered = new Set<string>();

  /** What one service in one Region shares: a client, a bound on calls in flight, a limiter per operation. */
  interface Line {
    readonly client: Client;
    readonly inFlight: LimitFunction;
  }

  function openLine(service: Service, region: string): Line {
    const client = CLIENTS[service]({
      region,
      credentials: settings.credentials,
      requestHandler,
      maxAttempts: bounds.attempts,
      retryMode: "standard",
      ...(options.endpoint ? { endpoint: options.endpoint } : {}),
    }) as unknown as Client;
    const limiters = new Map<string, RateLimiter>();
    const limiterOf = (operation: string): RateLimiter => {
      const limiter = limiters.get(operation) ?? new RateLimiter(rate(service, operation), time);
      limiters.set(operation, limiter);
      return limiter;
    };
    limitAttempts(client, limiterOf, counts);
    watchCalls(client, (sent, bucket) => connections.called(service, region, sent, bucket));
    return { client, inFlight: pLimit(callsInFlight(service, bounds)) };
  }

  function line(service: Service, region: string): Line {
    const id = `${service} ${region}`;
    const known = lines.get(id) ?? openLine(service, region);
    lines.set(id, known);
    return known;
  }

  async function call<Output>(region: string, request: Request<Output>, signal: AbortSignal): Promise<Answer<Output>> {
    const first = await attempt(region, request, signal);
    // Not while the first holds its place in a line: lines that wait for each other would never end.
    return first.redirect === null ? first.answer : (await attempt(first.redirect, request, signal)).answer;
  }

  /** Whatever goes wrong is an answer, also before anything is sent: the Region may be one that AWS has named. */
  async function attempt<Output>(
    region: string,
    request: Request<Output>,
    signal: AbortSignal,
  ): Promise<Attempt<Output>> {
    try {
      await turns.take();
      const { client, inFlight } = line(request.service, region);
      return await inFlight(() => send(client, region, request, signal));
    } catch (thrown) {
      return { answer: failed(request, thrown), redirect: null };
    }
  }

  async function send<Output>(
    client: Client,
    region: string,
    request: Request<Output>,
    signal: AbortSignal,
  ): Promise<Attempt<Output>> {
    const bound = AbortSignal.any([signal, AbortSignal.timeout(bounds.callMs)]);
    try {
      bound.throwIfAborted();
      if (notOffered.has(`${request.service} ${region}`)) throw new NotOffered(request.service, region);
      const sent = within(bound, client.send(request.command, { abortSignal: bound }));
      const output = wellFormed((await sent) as Output & Metadata);
      const call = { ...asked(request), requestId: output.$metadata.requestId ?? null };
      return { answer: { ok: true, output, call }, redirect: null };
    } catch (thrown) {
      const timedOut = bound.aborted && !signal.aborted;
      const cause = timedOut
        ? new CallTimeout(bounds.callMs)
        : await tellWhetherOffered(thrown, request.service, region);
      const redirect = redirectedTo(cause, region);
      return { answer: failed(request, cause), redirect };
    }
  }

  function failed(request: Request<unknown>, thrown: unknown): Answer<never> {
    return { ok: false, failure: toFailure(thrown, { ...asked(request), permission: request.permission }) };
  }

  /** Once a service is known not to be in a Region it is not called there again. */
  async function tellWhetherOffered(thrown: unknown, service: Service, region: string): Promise<unknown> {
    if (await isOffered(thrown)) return thrown;
    notOffered.add(`${service} ${region}`);
    return new NotOffered(service, region);
  }

  const asked = (request: Request<unknown>) => ({ operation: operationOf(request), at: now().toISOString() });

  const reader: Reader = {
    call,
    identify: async (signal = new AbortController().signal) => identify(reader, signal),
    homeRegion: settings.region,
    stats: () => ({ ...counts }),
    connections: () => connections.list(),
    close() {
      for (const { client } of lines.values()) client.destroy();
      requestHandler.destroy();
    },
  };
  return reader;
}

interface Attempt<Output> {
  readonly answer: Answer<Output>;
  readonly redirect: string | null;
}

interface Metadata {
  readonly $metadata: { readonly requestId?: string };
}

class NotOffered extends Error {
  override readonly name = "NotOffered";
  constructor(service: string, region: string) {
    super(`${service} has no endpoint in ${region}`);
  }
}

class CallTimeout extends Error {
  override readonly name = "CallTimeout";
  constructor(milliseconds: number) {
    super(`No complete answer within ${milliseconds / 1000} s`);
  }
}
