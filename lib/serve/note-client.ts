import type { IncomingMessage } from "node:http";
import type { BlockList } from "node:net";
import { CLIENT_HEADER, clientAddress } from "#lib/server/client-address.ts";
import { log } from "#lib/server/log.ts";
import { processGlobal } from "#lib/server/process-global.ts";

/** Writes the client's address to a request, over any value that the client sent. */
export function noteClient({ headers, socket }: IncomingMessage, trusted: BlockList): void {
  const peer = socket.remoteAddress ?? "";
  const forwardedFor = [headers["x-forwarded-for"] ?? ""].flat().join(",");
  const client = clientAddress(peer, forwardedFor, trusted);
  headers[CLIENT_HEADER] = client;
  if (forwardedFor !== "" && client === clientAddress(peer, "", trusted)) warnOnce(client);
}

/** Behind a proxy that is not configured, all clients count as one, and one may use up the sign-in attempts of all. */
function warnOnce(proxy: string): void {
  const warned = processGlobal("warned-of-proxy", () => ({ isDone: false }));
  if (warned.isDone) return;
  warned.isDone = true;
  log().warn({ proxy }, "X-Forwarded-For comes from an address that POSTURE_TRUSTED_PROXIES does not name");
}
