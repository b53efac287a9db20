import { Problem } from "#lib/server/api/problem.ts";
import { isKnownHost, WRONG_HOST } from "#lib/server/known-host.ts";

/** The methods that Next accepts; it fails on any other. */
const METHODS: readonly string[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** Load balancers and kubelets call it by IP address. It returns only "ok" and the version. */
const UNDER_ANY_HOST = "/api/health";

/** The head of a request as received. */
export interface RequestHead {
  readonly method: string;
  /** The request target: a path, or a whole address (RFC 9112, section 3.2). */
  readonly target: string;
  readonly hosts: readonly string[];
}

/**
 * The path and query of a request, or why it is rejected. An absolute target names its own host; both that host and the
 * header must be known, because Next would redirect to it.
 */
export function requestedPath({ method, target, hosts }: RequestHead): string | Problem {
  if (!METHODS.includes(method))
    return new Problem(405, `This server takes ${METHODS.join(", ")}.`, {}, { Allow: METHODS.join(", ") });
  const [, authority = null, rest = target] = target.match(/^https?:\/\/([^/?#]*)(.*)$/i) ?? [];
  const path = authority === null || rest.startsWith("/") ? rest : `/${rest}`;
  if (!path.startsWith("/")) return new Problem(400, "The request target must be a path.");
  if (hosts.length > 1) return new Problem(400, "A request has one Host header.");
  if (["GET", "HEAD"].includes(method) && path.split("?")[0] === UNDER_ANY_HOST) return path;
  const named = authority === null ? hosts : [...hosts, authority];
  return named.length > 0 && named.every(isKnownHost) ? path : new Problem(403, WRONG_HOST);
}
