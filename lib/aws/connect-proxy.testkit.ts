import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";
import type { SecureVersion } from "node:tls";
import type { KeyAndCertificate } from "./private-ca.testkit.ts";

/** A running proxy. */
export interface ConnectProxy {
  readonly url: string;
  /** Hosts and ports in the order in which tunnels to them were asked for. */
  readonly tunnels: readonly string[];
  /** The addresses that were asked for over plain HTTP. */
  readonly plain: readonly string[];
  close(): Promise<void>;
}

export interface ConnectProxyOptions {
  /** The port on loopback to which every tunnel leads, whatever host it names; default: the port that it names. */
  readonly leadsTo?: number;
  /** Speaks TLS itself. */
  readonly identity?: KeyAndCertificate;
  readonly maxVersion?: SecureVersion;
  /** Answers every wish for a tunnel with this status. */
  readonly refuse?: string;
}

/** For tests: a proxy on loopback that makes tunnels (CONNECT, RFC 9110) and forwards nothing else. */
export async function startConnectProxy({
  leadsTo,
  identity,
  maxVersion,
  refuse,
}: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const tunnels: string[] = [];
  const plain: string[] = [];
  const server: Server = identity
    ? (createTlsServer({ ...identity, maxVersion }) as unknown as Server)
    : createServer();
  server.on("request", (request, response) => {
    plain.push(request.url ?? "");
    response.writeHead(502).end();
  });
  server.on("connect", (request, client) => {
    tunnels.push(request.url ?? "");
    client.on("error", () => {});
    if (refuse) client.end(`HTTP/1.1 ${refuse}\r\n\r\n`);
    else tunnel(client, leadsTo ?? Number(request.url?.split(":").at(-1)));
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${identity ? "https" : "http"}://localhost:${port}`,
    tunnels,
    plain,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function tunnel(client: Duplex, port: number): void {
  const upstream = connect(port, "localhost", () => {
    client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    upstream.pipe(client).pipe(upstream);
  });
  upstream.on("error", () => client.destroy());
  client.on("close", () => upstream.destroy());
}
