import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { WireRequest } from "./protocol/wire.ts";

/** Requests of the SDK are small; anything larger is not for this server. */
const LARGEST_BODY = 1024 * 1024;

/** Starts a server on loopback, and on loopback only. Port 0 takes a free one. */
export async function listenOnLoopback(
  port: number,
  answer: (request: WireRequest, response: ServerResponse) => Promise<void>,
): Promise<Server> {
  const server = createServer((message, response) => {
    readRequest(message)
      .then((request) => answer(request, response))
      .catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
      });
  });
  // The SDK keeps connections open between calls; closing them first would look like a reset to it.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}

/** The address of a listening server. */
export function addressOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error(`The request body exceeds ${LARGEST_BODY} bytes`);
    chunks.push(chunk);
  }
  const [path = "/", query = ""] = splitOnce(message.url ?? "/", "?");
  return {
    method: message.method ?? "GET",
    path,
    query: new URLSearchParams(query),
    headers: message.headers,
    body: Buffer.concat(chunks).toString(),
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
