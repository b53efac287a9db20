import type { FailureKind } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";

/** Most consequential first: what someone can mend before what AWS does not offer. */
const CONSEQUENCE = {
  credentials: 0,
  denied: 1,
  throttled: 2,
  "cut-off": 3,
  failed: 4,
  unreachable: 5,
  unsupported: 6,
  "not-found": 7,
  "not-enabled": 8,
  "not-offered": 9,
  deleted: 10,
} satisfies Record<FailureKind, number>;

/** Gaps, most consequential first: by failure, a whole listing before a single thing, then by type and Region. */
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
