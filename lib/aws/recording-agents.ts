import { Agent, type AgentOptions, type ClientRequestArgs } from "node:http";
import { type RequestOptions, Agent as TlsAgent } from "node:https";
import { TLSSocket } from "node:tls";
import { type Connections, endpointId } from "./connections.ts";

type Created = ReturnType<Agent["createConnection"]>;
type Callback = Parameters<Agent["createConnection"]>[1];

/** An agent that tells of every plain connection that it opens. */
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

/** An agent that tells what each of its handshakes with an endpoint agreed on, also through a proxy. */
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
      if (!error && tunnelled instanceof TLSSocket) this.#tell(options, tunnelled);
      callback?.(error, tunnelled);
    });
    // A certificate that was refused is no handshake; one with the proxy itself is none with the endpoint.
    if (socket instanceof TLSSocket && !this.#proxyIsTls) {
      socket.once("secureConnect", () => this.#tell(options, socket));
    }
    return socket;
  }

  #tell(options: RequestOptions, socket: TLSSocket): void {
    const handshake = { protocol: socket.getProtocol(), cipher: socket.getCipher()?.name ?? null };
    // Without a protocol nothing is known of it; null would say that it was plain.
    if (handshake.protocol !== null) this.#connections.opened(endpointOf("https", options), handshake);
  }
}

const endpointOf = (scheme: "http" | "https", { host, port }: ClientRequestArgs): string =>
  endpointId(scheme, host ?? "localhost", Number(port ?? (scheme === "http" ? 80 : 443)));
