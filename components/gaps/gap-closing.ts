import type { FailureKind } from "#lib/domain/call.ts";
import { formatCount } from "#lib/format/numbers.ts";

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

/** Kinds that no one has to close, and in a word why: they say what there is, not what is wrong. */
const NO_GAP_TO_CLOSE = {
  "not-offered": "not offered by AWS there",
  "not-enabled": "not enabled",
  deleted: "deleted during the scan",
} as const satisfies Partial<Record<FailureKind, string>>;

export const NOTHING_TO_CLOSE: ReadonlySet<FailureKind> = new Set(Object.keys(NO_GAP_TO_CLOSE) as FailureKind[]);

/** How many gaps no one has to close, each kind by itself, e.g. `, 2 not enabled`. */
export const nothingToClose = (kinds: readonly FailureKind[]): string =>
  Object.entries(NO_GAP_TO_CLOSE)
    .map(([kind, why]) => [kinds.filter((each) => each === kind).length, why] as const)
    .map(([count, why]) => (count === 0 ? "" : `, ${formatCount(count)} ${why}`))
    .join("");
