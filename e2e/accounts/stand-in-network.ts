import type { LookupFunction } from "node:net";
import type { Network } from "#lib/aws/network.ts";

/** The result of a resolver: the code of its error, or null for an address. */
export type Resolver = (host: string) => string | null;

/**
 * A network in which an endpoint on loopback replaces AWS: every name resolves to it except those that the resolver
 * refuses. `asked` has the names looked up so far.
 */
export function standInNetwork(url: string, refuses: Resolver = () => null) {
  const asked: string[] = [];
  const lookup: LookupFunction = (hostname, options, callback) => {
    asked.push(hostname);
    const code = refuses(hostname);
    const message = `getaddrinfo ${code} ${hostname}`;
    if (code !== null)
      return callback(Object.assign(new Error(message), { code, hostname, syscall: "getaddrinfo" }), []);
    return options.all ? callback(null, [{ address: "127.0.0.1", family: 4 }]) : callback(null, "127.0.0.1", 4);
  };
  const network: Network = { lookup, awsPort: Number(new URL(url).port) };
  return { network, asked };
}
