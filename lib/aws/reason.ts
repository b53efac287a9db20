import { cutText } from "#lib/domain/well-formed.ts";

/** What the transport's codes mean. */
const TRANSPORT: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED/, "nothing listens there"],
  [/^(ECONNRESET|EPIPE)/, "the connection was closed"],
  [/^(ENOTFOUND|EAI_AGAIN)/, "the name does not resolve"],
  [/^(EHOSTUNREACH|ENETUNREACH)/, "there is no route to it"],
  [/TIMEDOUT|Timeout/, "it did not respond in time"],
  [/ALTNAME/, "its certificate is for another name"],
  [/CERT_HAS_EXPIRED/, "its certificate has expired"],
  [/CERT|UNABLE_TO_/, "its certificate is not trusted: name the file of your certificate authority in AWS_CA_BUNDLE"],
  [/EPROTO|ERR_SSL|ERR_TLS/, "the TLS handshake failed"],
];

/** What the transport sets on its errors. */
interface Thrown {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
}

/** Why the transport failed, with its code; null where it did not. */
export function transportReason(thrown: unknown): string | null {
  const { code, name, message } = (thrown ?? {}) as Thrown;
  const id = typeof code === "string" ? code : String(name ?? "");
  if (id === "ERR_PROXY_TUNNEL") return `${proxyReason(String(message))} (${id})`;
  const known = TRANSPORT.find(([pattern]) => pattern.test(id));
  return known ? `${known[1]} (${id})` : null;
}

/** Node.js puts the status line with which the proxy returned at the end of its message. */
function proxyReason(message: string): string {
  const [, status] = /: HTTP\/1\.\d (\d{3}.{0,60})$/.exec(message) ?? [];
  return status ? `the proxy returned ${status.trim()}` : "the proxy opened no tunnel";
}

const LONGEST = 180;

/** Why something failed, as a part of a sentence: one line, without what may be a secret. */
export function reasonOf(thrown: unknown): string {
  const transport = transportReason(thrown);
  const { hostname, address, port } = (thrown ?? {}) as { hostname?: unknown; address?: unknown; port?: unknown };
  const host = hostname ?? (address && port ? `${address}:${port}` : address);
  if (transport) return host ? `${host} cannot be reached: ${transport}` : transport;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const [line = ""] = message.split(/[\r\n]/).filter((each) => each.trim() !== "");
  return cutText(withoutSecrets(line.trim()), LONGEST).replace(/\.$/, "");
}

/** Hides what is named a secret, and what looks like one: long words that mix cases and digits, keys of AWS. */
function withoutSecrets(text: string): string {
  return text
    .replace(
      /\b((?:\w*(?:secret|password|passwd|token|credential|api_?key)\w*)["']?\s*[=:]\s*["']?)[^\s"',;)]+/gi,
      "$1…",
    )
    .replace(/\b(Bearer|Basic)\s+\S+/gi, "$1 …")
    .replace(/\/\/[^/@\s]+@/g, "//…@")
    .replace(/\b(?:AKIA|ASIA)[A-Z0-9]{12,}/g, "…")
    .replace(/[A-Za-z0-9+/=_.-]{20,}/g, (word) =>
      /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word) ? "…" : word,
    );
}
