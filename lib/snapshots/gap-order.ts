import type { FailureKind } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";

/** Most consequential first: fixable gaps before services that AWS does not offer. */
const CONSEQUENCE = {
  credentials: 0,
  "token-refused": 1,
  denied: 2,
  throttled: 3,
  "cut-off": 4,
  failed: 5,
  unreachable: 6,
  unsupported: 7,
  "not-found": 8,
  "not-enabled": 9,
  "not-offered": 10,
  deleted: 11,
} satisfies Record<FailureKind, number>;

/** Gaps, most consequential first: by failure, a whole list before a single resource, then by type and Region. */
export function orderGaps(gaps: readonly Gap[]): Gap[] {
  return [...gaps].sort(
    (a, b) =>
      CONSEQUENCE[a.failure.kind] - CONSEQUENCE[b.failure.kind] ||
      Number(a.subject !== null) - Number(b.subject !== null) ||
      compare(a.type ?? "", b.type ?? "") ||
      compare(a.region, b.region) ||
      compare(a.subject ?? "", b.subject ?? ""),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
