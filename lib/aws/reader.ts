import { setTimeout as sleep } from "node:timers/promises";
import type { Request, Service } from "#lib/catalogue/request.ts";
import { operationOf } from "#lib/catalogue/request.ts";
import type { Answer, FreshFailure } from "#lib/domain/call.ts";
import type { Connection } from "#lib/domain/transit.ts";
import { wellFormed } from "#lib/domain/well-formed.ts";
import { type CallCounts, limitAttempts } from "./attempts.ts";
import { type Bounds, DEFAULT_BOUNDS, sharedHandler, within } from "./bounds.ts";
import { Connections } from "./connections.ts";
import { endpointNames } from "./endpoint-names.ts";
import { toFailure } from "./failure.ts";
import { type CallerIdentity, identify } from "./identity.ts";
import { Lines } from "./lines.ts";
import { type Network, resolveName, SYSTEM_NETWORK } from "./network.ts";
import { trustCaBundle } from "./network-settings.ts";
import { Offered } from "./offered.ts";
import { isRegion, isSamePartition } from "./partitions.ts";
import { documentedRate } from "./quotas.ts";
import type { Rate, Time } from "./rate-limiter.ts";
import { redirectedTo } from "./redirect.ts";
import { RefusedTokens } from "./refused-token.ts";
import { RegionFailures, type Unresolved } from "./region-failures.ts";
import { sdkSettings } from "./sdk-settings.ts";
import { type Ask, ServiceRegions } from "./service-regions.ts";
import { Turns } from "./turns.ts";

export type { CallerIdentity } from "./identity.ts";

/** The only access to AWS. A call that gives no answer returns a `FreshFailure` and never throws. */
export interface Reader {
  /** Sends one request to one Region, with the SDK's retries, under the limiter of its service and Region. */
  call<Output>(region: string, request: Request<Output>, signal: AbortSignal): Promise<Answer<Output>>;
  /**
   * Who the credentials belong to (sts:GetCallerIdentity, which needs no permission).
   *
   * @param regions the Regions of the scan: one of them is called, so that no other partition is
   */
  identify(signal?: AbortSignal, regions?: readonly string[] | null): Promise<Answer<CallerIdentity>>;
  /** The Region of the SDK's own settings; account-wide questions go there. */
  homeRegion(): Promise<string>;
  /** When the credentials that were used last end; null where that is not known. */
  credentialsEnd(): Date | null;
  /** Requests sent so far. */
  stats(): CallCounts;
  /** How it was connected to each endpoint so far: what handshakes agreed on, not what is configured. */
  connections(): readonly Connection[];
  /** Services whose names did not resolve, while nothing proves that their Regions lack them. */
  unresolved(): readonly Unresolved[];
  close(): void;
}

export interface ReaderOptions {
  readonly bounds?: Partial<Bounds>;
  /** Where to send everything, with precedence over the SDK's variables. */
  readonly endpoint?: string;
  readonly now?: () => Date;
  readonly time?: Time;
  readonly network?: Network;
  /** The rate of an operation. Default: the documented quotas on AWS, no limit elsewhere. */
  readonly rate?: (service: Service, operation: string) => Rate;
}

const WALL_CLOCK: Time = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { ...(signal && { signal }) }),
};

/** Opens the way to AWS, or to wherever the SDK's own variables point. Makes no call. */
export function createReader(options: ReaderOptions = {}): Reader {
  const { now = () => new Date(), time = WALL_CLOCK, network = SYSTEM_NETWORK } = options;
  const bounds = { ...DEFAULT_BOUNDS, ...options.bounds };
  trustCaBundle();
  const connections = new Connections();
  const requestHandler = sharedHandler(bounds, connections, network.lookup);
  const settings = sdkSettings(requestHandler);
  const counts: CallCounts = { calls: 0, throttled: 0 };
  const lines = new Lines({
    bounds,
    settings,
    requestHandler,
    connections,
    network,
    time,
    endpoint: options.endpoint,
    rate: (service, operation, isAws) =>
      options.rate?.(service, operation) ?? (isAws ? documentedRate(service, operation) : Number.POSITIVE_INFINITY),
  });
  const turns = new Turns();
  const ended = new AbortController();
  let identityRegion: string | null = null;
  const askBeside: Ask = (region, request) => ask(region, request, ended.signal);
  const serviceRegions = new ServiceRegions(askBeside);
  const refusedTokens = new RefusedTokens(askBeside, async () => identityRegion ?? (await settings.region()));
  const regionFailures = new RegionFailures(new Offered((host) => resolveName(network, host), serviceRegions));

  async function call<Output>(region: string, request: Request<Output>, signal: AbortSignal): Promise<Answer<Output>> {
    const { answer, answeredBy } = await follow(region, request, signal);
    if (answer.ok) return answer;
    return { ok: false, failure: await orElse(refusedTokens.explain(answer.failure, answeredBy), answer.failure) };
  }

  const ask = async <Output>(region: string, request: Request<Output>, signal: AbortSignal): Promise<Answer<Output>> =>
    (await follow(region, request, signal)).answer;

  /** Calls a Region, and once more the Region that S3 redirects to. */
  async function follow<Output>(
    region: string,
    request: Request<Output>,
    signal: AbortSignal,
  ): Promise<{ readonly answer: Answer<Output>; readonly answeredBy: string }> {
    const first = await attempt(region, request, signal);
    // Not while the first holds its place in a line: lines that wait for each other would never end.
    const moved = first.ok ? null : first.redirect;
    const answeredBy = moved ?? region;
    const last = moved === null ? first : await attempt(moved, request, signal);
    if (last.ok) return { answer: last, answeredBy };
    const failure = await orElse(explain(last, request.service, answeredBy), last.failure);
    return { answer: { ok: false, failure }, answeredBy };
  }

  /** Every error is returned, also one before sending: the Region can come from an answer of AWS. */
  async function attempt<Output>(
    region: string,
    request: Request<Output>,
    signal: AbortSignal,
  ): Promise<Attempt<Output>> {
    try {
      await turns.take();
      const queue = lines.queue(request.service, region, operationOf(request));
      return await queue(() => send(region, request, signal));
    } catch (thrown) {
      return { ...failed(request, thrown), redirect: null };
    }
  }

  async function send<Output>(region: string, request: Request<Output>, signal: AbortSignal): Promise<Attempt<Output>> {
    const bound = AbortSignal.any([signal, AbortSignal.timeout(bounds.callMs)]);
    try {
      bound.throwIfAborted();
      regionFailures.throwIfAbsent(request.service, region);
      const line = await lines.line(request.service, region);
      limitAttempts(request.command, { ...line.gate(operationOf(request)), counts, signal: bound });
      const sent = within(bound, line.client.send(request.command, { abortSignal: bound }));
      const output = wellFormed((await sent) as Output & Metadata);
      return { ok: true, output, call: { ...asked(request), requestId: output.$metadata.requestId ?? null } };
    } catch (thrown) {
      const timedOut = bound.aborted && !signal.aborted;
      const cause = timedOut ? new CallTimeout(bounds.callMs) : thrown;
      return { ...failed(request, cause), redirect: redirectedTo(cause, region) };
    }
  }

  const failed = (request: Request<unknown>, thrown: unknown) =>
    ({ ok: false, thrown, failure: toFailure(thrown, { ...asked(request), permission: request.permission }) }) as const;

  async function explain({ failure, thrown }: Failed, service: Service, region: string): Promise<FreshFailure> {
    if (!isRegion(region)) return failure;
    const { client, host } = await lines.line(service, region);
    const names = await endpointNames(client, region);
    return names ? regionFailures.explain({ failure, thrown, service, region, names, host }) : failure;
  }

  async function identifyIn(asked: readonly string[], signal: AbortSignal): Promise<Answer<CallerIdentity>> {
    const home = await settings.region();
    // Two, because one can be an opt-in Region; the home Region only if it is in the same partition.
    const beside = asked.some((region) => isSamePartition(home, region)) ? [home] : [];
    const [first = home, ...others] = new Set([...asked.slice(0, 2), ...beside]);
    const answer = await identify((region, request) => ask(region, request, signal), [first, ...others]);
    if (answer.ok) identityRegion = answer.region;
    return answer;
  }

  const asked = (request: Request<unknown>) => ({ operation: operationOf(request), at: now().toISOString() });

  const reader: Reader = {
    call,
    identify: (signal = new AbortController().signal, regions = null) => identifyIn(regions ?? [], signal),
    homeRegion: settings.region,
    credentialsEnd: settings.credentials.expiration,
    stats: () => ({ ...counts }),
    connections: () => connections.list(),
    unresolved: () => regionFailures.unresolved(),
    close() {
      ended.abort();
      requestHandler.destroy();
    },
  };
  return reader;
}

interface Metadata {
  readonly $metadata: { readonly requestId?: string };
}

interface Failed {
  readonly ok: false;
  readonly failure: FreshFailure;
  readonly thrown: unknown;
  /** The Region that S3 sends the caller on to. */
  readonly redirect: string | null;
}

type Attempt<Output> = Extract<Answer<Output>, { ok: true }> | Failed;

/** What a failure means needs calls of its own; where these fail, it is what it is. */
const orElse = (explained: Promise<FreshFailure>, failure: FreshFailure): Promise<FreshFailure> =>
  explained.catch(() => failure);

class CallTimeout extends Error {
  override readonly name = "CallTimeout";
  constructor(milliseconds: number) {
    super(`No complete response within ${milliseconds / 1000} s`);
  }
}
