import type { FailureKind } from "#lib/domain/call.ts";
import { formatCount } from "#lib/format/numbers.ts";

/** The next step for a failed API call, by the reason of the failure. */
export const GAP_CLOSING = {
  denied:
    "Grant the scanner this permission. If it already has it, check key policies, resource policies and organization policies.",
  credentials: "Renew the credentials and run the scan again.",
  "token-refused":
    "Session tokens from the global STS endpoint are not valid in opt-in Regions. Use a regional STS endpoint (AWS_STS_REGIONAL_ENDPOINTS=regional) or version 2 tokens, and run the scan again.",
  throttled: "Throttled after all retries. Run the scan again at a quieter time or request a quota increase.",
  "not-found": "The resource was deleted during the scan or is not visible to this role. Run the scan again.",
  deleted: "The resource was deleted during the scan. No action is needed.",
  "not-offered": "AWS does not offer this service or operation in the Region. No action is needed.",
  "not-enabled":
    "The Region or the feature is not enabled in this account. Enable it if you use it, or exclude the Region from scans.",
  unsupported: "The endpoint does not support this operation. Check AWS_ENDPOINT_URL.",
  unreachable: "The endpoint did not respond. Check the network, proxy and endpoint settings, and run the scan again.",
  failed: "The service failed or returned an invalid response. Run the scan again; AWS Support can use the request ID.",
  "cut-off": "The list was not read to its end. Run the scan again.",
} as const satisfies Record<FailureKind, string>;

/** Kinds that need no action, with the reason in words. */
const NO_GAP_TO_CLOSE = {
  "not-offered": "not available in the Region",
  "not-enabled": "not enabled",
  deleted: "deleted during the scan",
} as const satisfies Partial<Record<FailureKind, string>>;

export const NOTHING_TO_CLOSE: ReadonlySet<FailureKind> = new Set(Object.keys(NO_GAP_TO_CLOSE) as FailureKind[]);

/** The number of gaps that need no action, by kind, e.g. `, 2 not enabled`. */
export const nothingToClose = (kinds: readonly FailureKind[]): string =>
  Object.entries(NO_GAP_TO_CLOSE)
    .map(([kind, why]) => [kinds.filter((each) => each === kind).length, why] as const)
    .map(([count, why]) => (count === 0 ? "" : `, ${formatCount(count)} ${why}`))
    .join("");
