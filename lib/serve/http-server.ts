import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { Problem } from "#lib/server/api/problem.ts";
import { boundAddresses } from "./bound-addresses.ts";
import { HTTP_LIMITS, type HttpLimits } from "./limits.ts";
import { refuse, refuseOn } from "./refuse.ts";
import { requestedPath } from "./request-target.ts";
import { wholeRequest } from "./whole-request.ts";

export interface HttpServerOptions {
  readonly limits?: HttpLimits;
  /** Which upgrades are emitted as `upgrade` events; all others are answered as normal requests. */
  readonly mayUpgrade?: (request: IncomingMessage) => boolean;
}

/**
 * The HTTP server in front of Next. It passes to `answer` only complete and bounded requests with a known host and a
 * method and form that Next accepts. It rejects all others.
 */
export function createHttpServer(answer: RequestListener, options: HttpServerOptions = {}): Server {
  const { limits = HTTP_LIMITS, mayUpgrade = () => false } = options;
  const take = (request: IncomingMessage, response: ServerResponse) => void receive(request, response, answer, limits);
  const server = createServer(
    {
      maxHeaderSize: limits.headersBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: limits.checkMs,
      // RFC 9110, section 7.8: a server may ignore Upgrade. Such a request is answered, and its connection closed.
      shouldUpgradeCallback: mayUpgrade,
    },
    take,
  );
  server.timeout = limits.idleMs;
  server.maxConnections = limits.connections;
  boundAddresses(server, limits.connectionsOfAddress);
  server.on("checkContinue", take);
  server.on("checkExpectation", (request, response) =>
    refuse(request, response, new Problem(417, "This server takes no Expect but 100-continue."), limits.lingerMs),
  );
  server.on("connect", (_, socket) => refuseOn(socket, new Problem(405, "This server is no proxy.")));
  return server;
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  answer: RequestListener,
  { bodyBytes, lingerMs }: HttpLimits,
): Promise<void> {
  const { method = "", url = "", headers, headersDistinct } = request;
  if (headers.upgrade !== undefined) response.shouldKeepAlive = false;
  const path = requestedPath({ method, target: url, hosts: headersDistinct.host ?? [] });
  if (path instanceof Problem) return refuse(request, response, path, lingerMs);
  request.url = path;
  const tooLong = new Problem(413, `The body may have at most ${bodyBytes} bytes.`);
  if (Number(headers["content-length"] ?? 0) > bodyBytes) return refuse(request, response, tooLong, lingerMs);
  if (headers.expect !== undefined) response.writeContinue();
  const whole = await wholeRequest(request, bodyBytes);
  if (whole === "too-long") return refuse(request, response, tooLong, lingerMs);
  if (whole !== "gone") answer(whole, response);
}
