import type { NodeHttpHandler } from "@smithy/node-http-handler";
import pLimit, { type LimitFunction } from "p-limit";
import type { Service } from "#lib/catalogue/request.ts";
import { type Bounds, callsInFlight } from "./bounds.ts";
import { CLIENTS, type Client } from "./clients.ts";
import type { Connections } from "./connections.ts";
import { divert, type Network } from "./network.ts";
import { isWebAddress, NetworkSettingsError } from "./network-settings.ts";
import { observeAttempts } from "./observe-attempts.ts";
import { type Rate, RateLimiter, type Time } from "./rate-limiter.ts";
import type { SdkSettings } from "./sdk-settings.ts";

/** What all lines of a reader have in common. */
export interface Shared {
  readonly bounds: Bounds;
  readonly settings: SdkSettings;
  readonly requestHandler: NodeHttpHandler;
  readonly connections: Connections;
  readonly network: Network;
  readonly time: Time;
  /** Where to send everything, with precedence over the SDK's settings. */
  readonly endpoint: string | undefined;
  /** The rate of an operation of a service that is AWS's own, or is not. */
  readonly rate: (service: Service, operation: string, isAws: boolean) => Rate;
}

/** What one service in one Region shares: a client, and a bound on the requests that are on their way. */
export class Line {
  readonly client: Client;
  /** The host of the last attempt. */
  host: string | null = null;
  readonly #inFlight: LimitFunction;
  readonly #rateOf: (operation: string) => Rate;
  readonly #time: Time;
  readonly #limiters = new Map<string, RateLimiter>();

  constructor(client: Client, inFlight: LimitFunction, rateOf: (operation: string) => Rate, time: Time) {
    this.client = client;
    this.#inFlight = inFlight;
    this.#rateOf = rateOf;
    this.#time = time;
  }

  /** What the attempts of an operation pass. */
  gate(operation: string): { readonly limiter: RateLimiter; readonly inFlight: LimitFunction } {
    const limiter = this.#limiters.get(operation) ?? new RateLimiter(this.#rateOf(operation), this.#time);
    this.#limiters.set(operation, limiter);
    return { limiter, inFlight: this.#inFlight };
  }
}

const NO_ENDPOINT =
  "AWS_ENDPOINT_URL (or endpoint_url of the profile) takes an address that begins with http:// or https://.";

/** A line for each service and Region, opened by its first call. */
export class Lines {
  readonly #shared: Shared;
  readonly #lines = new Map<string, Promise<Line>>();
  readonly #queues = new Map<string, LimitFunction>();

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  /** Holds back what could not be sent soon anyway: the time of a call runs from when it leaves this queue. */
  queue(service: Service, region: string, operation: string): LimitFunction {
    const id = `${service} ${region} ${operation}`;
    const queue = this.#queues.get(id) ?? pLimit(callsInFlight(service, this.#shared.bounds));
    this.#queues.set(id, queue);
    return queue;
  }

  line(service: Service, region: string): Promise<Line> {
    const id = `${service} ${region}`;
    const line = this.#lines.get(id) ?? this.#open(service, region);
    this.#lines.set(id, line);
    return line;
  }

  async #open(service: Service, region: string): Promise<Line> {
    const { bounds, settings, requestHandler, connections, network, time, rate } = this.#shared;
    const make = (endpoint?: string) =>
      CLIENTS[service]({
        region,
        credentials: settings.credentials.provide,
        requestHandler,
        maxAttempts: bounds.attempts,
        retryMode: "standard",
        ...(endpoint !== undefined && { endpoint }),
      }) as unknown as Client;
    const asSet = make(this.#shared.endpoint);
    const endpoint = this.#shared.endpoint ?? (await asSet.config.serviceConfiguredEndpoint?.());
    if (endpoint !== undefined && !isWebAddress(endpoint)) throw new NetworkSettingsError(NO_ENDPOINT);
    // Unlike an endpoint of a profile, an endpoint option is visible to CLIENTS.
    const client = endpoint === this.#shared.endpoint ? asSet : make(endpoint);
    if (network.awsPort !== null) divert(client, network.awsPort);
    const rateOf = (operation: string) => rate(service, operation, endpoint === undefined);
    const line = new Line(client, pLimit(callsInFlight(service, bounds)), rateOf, time);
    observeAttempts(client, (sent, bucket) => {
      line.host = (sent as { hostname?: string }).hostname ?? null;
      connections.called(service, region, sent, bucket);
    });
    return line;
  }
}
