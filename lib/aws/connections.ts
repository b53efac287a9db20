import type { Connection } from "#lib/domain/transit.ts";

/** What a handshake agreed on; null twice for plain HTTP. */
export type Handshake = Pick<Connection, "protocol" | "cipher">;

/** What calls and sockets have in common: scheme, host and port of an endpoint. */
export const endpointId = (scheme: "http" | "https", host: string, port: number): string =>
  `${scheme}://${host.toLowerCase()}:${port}`;

const DEFAULT_PORT: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

/** The members of the SDK's HTTP request that contain its address. */
interface Sent {
  readonly protocol?: string;
  readonly hostname?: string;
  readonly port?: number;
}

/**
 * How this process was connected to each endpoint. A socket has the negotiated protocol, a call has the service and
 * Region: agents are shared by all clients, so neither has both.
 */
export class Connections {
  readonly #handshakes = new Map<string, Map<string, Handshake>>();
  readonly #calls = new Map<string, Pick<Connection, "service" | "region" | "host"> & { readonly endpoint: string }>();

  /** A socket to an endpoint is open. */
  opened(endpoint: string, handshake: Handshake): void {
    const known = this.#handshakes.get(endpoint) ?? new Map<string, Handshake>();
    known.set(`${handshake.protocol} ${handshake.cipher}`, handshake);
    this.#handshakes.set(endpoint, known);
  }

  /**
   * A call of a service is sent.
   *
   * @param bucket the bucket it is about: S3 gives each bucket its own host name
   */
  called(service: string, region: string, request: unknown, bucket: string | null): void {
    const { protocol = "https:", hostname, port = DEFAULT_PORT[protocol] } = (request ?? {}) as Sent;
    if (!hostname || !port) return;
    const name = bucket !== null && hostname.startsWith(`${bucket}.`) ? hostname.replace(bucket, "*") : hostname;
    const host = port === DEFAULT_PORT[protocol] ? name : `${name}:${port}`;
    const endpoint = endpointId(protocol === "http:" ? "http" : "https", hostname, port);
    this.#calls.set(`${service} ${region} ${host} ${endpoint}`, { service, region, host, endpoint });
  }

  /** Each service, Region, host and outcome of a handshake once, in that order. */
  list(): readonly Connection[] {
    const found = new Map<string, Connection>();
    for (const { service, region, host, endpoint } of this.#calls.values()) {
      for (const { protocol, cipher } of this.#handshakes.get(endpoint)?.values() ?? []) {
        const connection = { service, region, host, protocol, cipher };
        found.set(Object.values(connection).join(" "), connection);
      }
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, connection]) => connection);
  }
}
