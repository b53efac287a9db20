import { BlockList, type IPVersion, isIP } from "node:net";

/** The header with the client's address inside the application. The server overwrites the client's value. */
export const CLIENT_HEADER = "x-posture-client";

const versionOf = (address: string): IPVersion => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** Whether a text is an IP address or a CIDR range: `10.0.0.0/8`. */
export function isAddressRange(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32));
}

/** The reverse proxies whose X-Forwarded-For is trusted. */
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
 * The client address of a request. Each proxy appends its peer to `X-Forwarded-For`, so the header is read from the
 * right, and only the entries of trusted proxies count.
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

/** Without port and brackets; an IPv4-mapped address (`::ffff:192.0.2.1` on dual-stack sockets) becomes IPv4. */
function plainAddress(text: string): string {
  const address = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** The rate-limit key of a client: its IPv4 address, or its /64, which a single IPv6 subscriber gets. */
export function clientKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [front = "", back] = new URL(`http://[${address.split("%")[0]}]`).hostname.slice(1, -1).split("::");
  const first = front === "" ? [] : front.split(":");
  const last = back ? back.split(":") : [];
  const groups = back === undefined ? first : [...first, ...Array(8 - first.length - last.length).fill("0"), ...last];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
