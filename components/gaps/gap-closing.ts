import type { FailureKind } from "#lib/domain/call.ts";

/** What one can do about a read that got no answer, by why it got none. */
export const GAP_CLOSING = {
  denied:
    "Give the scanner the permission; if it has it, a key policy, a resource policy or an organization's policy refuses.",
  credentials: "Renew the credentials and scan again.",
  "token-refused":
    "Session tokens of the global STS endpoint are not valid in opt-in Regions. Get the token from a regional STS endpoint (AWS_STS_REGIONAL_ENDPOINTS=regional), or set the account to version 2 tokens, and scan again.",
  throttled: "AWS refused for rate to the last retry. Scan again when less else uses the account's quota.",
  "not-found": "It was gone, or is not visible from here, when it was to be read. Scan again.",
  deleted: "It was listed, and deleted before it could be read. Nothing to do.",
  "not-offered": "AWS does not offer this service or operation in the Region. Nothing to do.",
  "not-enabled":
    "The Region or the feature is not enabled for the account. Enable it if it should be, or leave the Region out.",
  unsupported: "The endpoint does not know this operation. Check where AWS_ENDPOINT_URL leads.",
  unreachable: "No connection, or no answer in time. Check network, proxy and endpoint, and scan again.",
  failed: "The service failed, or its answer could not be understood. Scan again; the request id helps AWS support.",
  "cut-off": "Reading was stopped before the end. Scan again.",
} as const satisfies Record<FailureKind, string>;

/** Kinds that no one has to close: they say what there is, not what is wrong. */
export const NOTHING_TO_CLOSE: ReadonlySet<FailureKind> = new Set(["not-offered", "not-enabled", "deleted"]);
