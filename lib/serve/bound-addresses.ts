import type { EventEmitter } from "node:events";
import type { Socket } from "node:net";
import { isLoopback } from "./address.ts";

/** Closes the connections of one address beyond `most`, so that one client cannot use all connections. */
export function boundAddresses(server: EventEmitter, most: number): void {
  const open = new Map<string, number>();
  server.on("connection", (socket: Socket) => {
    const { remoteAddress: address } = socket;
    if (address === undefined || isLoopback(address)) return;
    const count = (open.get(address) ?? 0) + 1;
    if (count > most) return void socket.destroy();
    open.set(address, count);
    socket.once("close", () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}
