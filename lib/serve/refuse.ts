import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { type Problem, problemReply } from "#lib/server/api/problem.ts";
import { fixedHeaders } from "#lib/server/fixed-headers.ts";

/**
 * Answers a request with a problem and ends its connection, because the rejected body may follow on it. The client may
 * send for `lingerMs`: a connection that closes while the client sends would lose the response.
 */
export function refuse(request: IncomingMessage, response: ServerResponse, problem: Problem, lingerMs: number): void {
  const { status, headers, body } = problemReply(problem);
  response.shouldKeepAlive = false;
  response.writeHead(status, { ...fixedHeaders(), ...headers, "Content-Length": Buffer.byteLength(body) });
  if (request.method !== "HEAD") response.write(body);
  if (request.complete) return void response.end();
  const timer = setTimeout(() => response.end(), lingerMs);
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  request.removeAllListeners("data").once("end", end).once("close", end).resume();
}

/** Answers on a connection that Node.js has handed over, and closes it. */
export function refuseOn(socket: Duplex, problem: Problem): void {
  const { status, headers, body } = problemReply(problem);
  const all = { ...fixedHeaders(), ...headers, "Content-Length": String(Buffer.byteLength(body)), Connection: "close" };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on("error", () => {});
  socket.end(`HTTP/1.1 ${status} ${problem.title}\r\n${lines.join("")}\r\n${body}`, () => socket.destroy());
}
