import { Agent, type AgentOptions, type ClientRequestArgs } from "node:http";
import { type RequestOptions, Agent as TlsAgent } from "node:https";
import { TLSSocket } from "node:tls";
import { type Connections, endpointId } from "./connections.ts";

type Created = ReturnType<Agent["createConnection"]>;
type Callback = Parameters<Agent["createConnection"]>[1];

/** An agent that records every plain connection that it opens. */
export class RecordingAgent extends Agent {
  readonly #connections: Connections;

  constructor(options: AgentOptions, connections: Connections) {
    super(options);
    this.#connections = connections;
  }

  override createConnection(options: ClientRequestArgs, callback?: Callback): Created {
    const socket = super.createConnection(options, callback);
    socket?.once("connect", () => {
      this.#connections.opened(endpointOf("http", options), { protocol: null, cipher: null });
    });
    return socket;
  }
}

/** An agent that records the protocol and cipher of each TLS handshake with an endpoint, also through a proxy. */
export class RecordingTlsAgent extends TlsAgent {
  readonly #connections: Connections;
  readonly #proxyIsTls: boolean;

  constructor(options: AgentOptions, connections: Connections) {
    super(options);
    this.#connections = connections;
    this.#proxyIsTls = /^https:/i.test(options.proxyEnv?.https_proxy ?? "");
  }

  override createConnection(options: RequestOptions, callback?: Callback): Created {
    const socket = super.createConnection(options, (error, tunnelled) => {
      // A proxy's tunnel comes here once the endpoint's handshake in it is done.
      if (!error && tunnelled instanceof TLSSocket) this.#record(options, tunnelled);
      callback?.(error, tunnelled);
    });
    // Not for a refused certificate, and not for the handshake with the proxy itself.
    if (socket instanceof TLSSocket && !this.#proxyIsTls) {
      socket.once("secureConnect", () => this.#record(options, socket));
    }
    return socket;
  }

  #record(options: RequestOptions, socket: TLSSocket): void {
    const handshake = { protocol: socket.getProtocol(), cipher: socket.getCipher()?.name ?? null };
    // Null would mean plain HTTP.
    if (handshake.protocol !== null) this.#connections.opened(endpointOf("https", options), handshake);
  }
}

const endpointOf = (scheme: "http" | "https", { host, port }: ClientRequestArgs): string =>
  endpointId(scheme, host ?? "localhost", Number(port ?? (scheme === "http" ? 80 : 443)));
