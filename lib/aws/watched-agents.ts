import { Agent, type AgentOptions, type ClientRequestArgs } from "node:http";
import { type RequestOptions, Agent as TlsAgent } from "node:https";
import { TLSSocket } from "node:tls";
import { type Connections, endpointId } from "./connections.ts";

type Created = ReturnType<Agent["createConnection"]>;
type Callback = Parameters<Agent["createConnection"]>[1];

/** An agent that tells of every plain connection that it opens. */
export class WatchedAgent extends Agent {
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

/** An agent that tells what each of its handshakes agreed on. A certificate that was refused is no handshake. */
export class WatchedTlsAgent extends TlsAgent {
  readonly #connections: Connections;

  constructor(options: AgentOptions, connections: Connections) {
    super(options);
    this.#connections = connections;
  }

  override createConnection(options: RequestOptions, callback?: Callback): Created {
    const socket = super.createConnection(options, callback);
    if (socket instanceof TLSSocket) {
      socket.once("secureConnect", () => {
        const handshake = { protocol: socket.getProtocol(), cipher: socket.getCipher()?.name ?? null };
        // Without a protocol nothing is known of it; null would say that it was plain.
        if (handshake.protocol !== null) this.#connections.opened(endpointOf("https", options), handshake);
      });
    }
    return socket;
  }
}

const endpointOf = (scheme: "http" | "https", { host, port }: ClientRequestArgs): string =>
  endpointId(scheme, host ?? "localhost", Number(port ?? (scheme === "http" ? 80 : 443)));
