import { BlockList, type IPVersion, isIP } from "node:net";

/** Carries the sender's address into the application. The server overwrites what a client sends. */
export const CLIENT_HEADER = "x-posture-client";

const versionOf = (address: string): IPVersion => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** Whether a text is an IP address or a range of them: `10.0.0.0/8`. */
export function isAddressRange(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32));
}

/** The reverse proxies whose word on a client's address is taken. */
export function proxyList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    if (bits === undefined) list.addAddress(address, versionOf(address));
    else list.addSubnet(address, Number(bits), versionOf(address));
  }
  return list;
}

/**
 * The address that a request comes from. Each proxy adds on the right of `X-Forwarded-For` whom it was asked by, so
 * it is read from the right, and only as far as trusted proxies wrote it.
 *
 * @param peer the other end of the connection
 */
export function clientAddress(peer: string, forwardedFor: string, trusted: BlockList): string {
  let address = plainAddress(peer);
  for (const hop of forwardedFor.split(",").reverse()) {
    const before = plainAddress(hop);
    if (isIP(before) === 0 || !trusted.check(address, versionOf(address))) break;
    address = before;
  }
  return address;
}

/** Without a port, without brackets, and IPv4 as such: a socket for both versions shows it as `::ffff:192.0.2.1`. */
function plainAddress(text: string): string {
  const address = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** What one client is counted by: its IPv4 address, or the /64 that a single IPv6 subscriber gets. */
export function clientKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [front = "", back] = new URL(`http://[${address.split("%")[0]}]`).hostname.slice(1, -1).split("::");
  const first = front === "" ? [] : front.split(":");
  const last = back ? back.split(":") : [];
  const groups = back === undefined ? first : [...first, ...Array(8 - first.length - last.length).fill("0"), ...last];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
