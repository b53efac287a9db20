import type { FailureKind } from "#lib/domain/call.ts";

export const GAP_KINDS = {
  denied: "Access denied",
  credentials: "Credentials rejected",
  "token-refused": "Token rejected in Region",
  throttled: "Throttled",
  "not-found": "Not found",
  deleted: "Deleted during the scan",
  "not-offered": "Not offered in Region",
  "not-enabled": "Not enabled",
  unsupported: "Operation not supported",
  unreachable: "No response",
  failed: "Failed",
  "cut-off": "Incomplete",
} as const satisfies Record<FailureKind, string>;

/** The reason of a gap, in a few words. */
export function GapKind({ kind }: { kind: FailureKind }) {
  return (
    <span className="whitespace-nowrap rounded-full bg-unknown-soft px-2 py-0.5 font-medium text-unknown text-xs">
      {GAP_KINDS[kind]}
    </span>
  );
}
