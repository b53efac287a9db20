import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { CommandError } from "../command.ts";

/**
 * Makes sure that nothing listens on a port yet.
 *
 * @throws {CommandError} when the port is taken, or the host is not one of this machine
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

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use. Stop the program that uses it, or choose another: PORT=${port + 1}.`;
    case "EACCES":
      return `This user may not use port ${port} on ${host}. Choose one above 1023: PORT=3000.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST=${host} is not an address of this machine.`;
    default:
      return `The dashboard cannot listen on ${host}:${port}: ${message}`;
  }
}
