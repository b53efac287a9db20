import type { FailureKind } from "#lib/domain/call.ts";

export const GAP_KINDS = {
  denied: "Denied",
  credentials: "Credentials refused",
  "token-refused": "Token refused in Region",
  throttled: "Throttled",
  "not-found": "Not found",
  deleted: "Deleted during the scan",
  "not-offered": "Not offered in Region",
  "not-enabled": "Not enabled",
  unsupported: "Operation not known",
  unreachable: "No answer",
  failed: "Failed",
  "cut-off": "Cut off",
} as const satisfies Record<FailureKind, string>;

/** Reads `kind=` of a URL; null for none, and for a word that is no kind. */
export const readGapKind = (text: string | undefined): FailureKind | null =>
  text !== undefined && Object.hasOwn(GAP_KINDS, text) ? (text as FailureKind) : null;

/** Why something could not be looked at, in a word or two. */
export function GapKind({ kind }: { kind: FailureKind }) {
  return (
    <span className="whitespace-nowrap rounded-full bg-unknown-soft px-2 py-0.5 font-medium text-unknown text-xs">
      {GAP_KINDS[kind]}
    </span>
  );
}
