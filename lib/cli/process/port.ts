import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { whyNotListening } from "#lib/serve/address.ts";
import { CommandError } from "../command.ts";

/**
 * Checks that nothing listens on a port.
 *
 * @throws {CommandError} when the port is in use, or the host is not an address of this machine
 */
export async function demandFreePort(host: string, port: number): Promise<void> {
  await listen(host, port);
}

/** A port that nothing listens on. */
export async function freePort(host = "127.0.0.1"): Promise<number> {
  return listen(host, 0);
}

async function listen(host: string, port: number): Promise<number> {
  const server = createServer().listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new CommandError(explain(error as NodeJS.ErrnoException, host, port));
  }
  const { port: given } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return given;
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  return whyNotListening(error, host, port) ?? `The dashboard cannot listen on ${host}:${port}: ${error.message}`;
}
