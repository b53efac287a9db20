import type { Connection } from "#lib/domain/transit.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";

/** The TLS versions of the scanner's connections to AWS, in a sentence; unknown without a connection. */
export function saysOfConnections(connections: readonly Connection[]): string {
  if (connections.length === 0) return "No connections were observed.";
  const plain = connections.filter(({ protocol }) => protocol === null).length;
  const seen =
    plain === 0
      ? "All connections used TLS."
      : `${formatCount(plain)} of ${countOf(connections.length, "connection")} did not use TLS.`;
  return `${seen} The table shows the TLS versions negotiated during the scan; this does not prove service configuration.`;
}

/** Says that the scanner called an endpoint of its own machine without TLS: this is no finding about the account. */
export function saysOfOwnMachine(connections: readonly Connection[]): string {
  const hosts = [...new Set(connections.map(({ host }) => host))].join(", ");
  const calls = countOf(new Set(connections.map(({ service }) => service)).size, "service");
  return `The scanner calls ${calls} at ${hosts}, an endpoint on its own machine, over HTTP without TLS. These connections do not leave the machine and are not findings of the account.`;
}
