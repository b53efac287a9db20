import { BlockList, isIP } from "node:net";

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/** Whether only this machine reaches an IP address. */
export function isLoopback(address: string): boolean {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, "");
  const family = isIP(mapped);
  return family !== 0 && LOOPBACK.check(mapped, family === 4 ? "ipv4" : "ipv6");
}

/** The address to open in a browser: localhost for "every interface". */
export function urlOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** Why listening on an address failed, and what to do; null for an uncommon reason. */
export function whyNotListening({ code }: NodeJS.ErrnoException, host: string, port: number): string | null {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use. Stop the program that uses it, or choose another: PORT=${port + 1}.`;
    case "EACCES":
      return `This user may not use port ${port} on ${host}. Choose one above 1023: PORT=3000.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST=${host} is not an address of this machine.`;
    default:
      return null;
  }
}
