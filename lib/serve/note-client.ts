import type { IncomingMessage } from "node:http";
import type { BlockList } from "node:net";
import { CLIENT_HEADER, clientAddress } from "#lib/server/client-address.ts";

/** Writes the client's address to a request, over whatever the client sent in its place. */
export function noteClient({ headers, socket }: IncomingMessage, trusted: BlockList): void {
  const forwardedFor = [headers["x-forwarded-for"] ?? ""].flat().join(",");
  headers[CLIENT_HEADER] = clientAddress(socket.remoteAddress ?? "", forwardedFor, trusted);
}
