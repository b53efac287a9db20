import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export interface RawConnection {
  readonly socket: Socket;
  /** The received text, once the other side has closed the connection; `open` if it has not within `ms`. */
  readonly closed: (ms?: number) => Promise<string | "open">;
  /** The text received so far. */
  readonly received: () => string;
}

/** Sends bytes unchanged, without an HTTP client. `from` is the local address. */
export async function rawConnection(url: string, text: string, from?: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), localAddress: from });
  const pieces: Buffer[] = [];
  const received = () => Buffer.concat(pieces).toString();
  socket.on("error", () => {}).on("data", (piece) => pieces.push(piece));
  const end = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.write(text);
  return {
    socket,
    received,
    closed: (ms = 5_000) => Promise.race([end.then(received), sleep(ms, "open" as const, { ref: false })]),
  };
}

/** The status of a response; 0 if there is none. */
export const statusOf = (answer: string): number => Number(answer.match(/^HTTP\/1\.1 (\d{3})/)?.[1] ?? 0);
