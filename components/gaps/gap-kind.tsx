import type { FailureKind } from "#lib/domain/call.ts";
import { GAP_TERMS } from "#lib/domain/terms.ts";

/** The reason of a gap, in a few words. */
export function GapKind({ kind }: { kind: FailureKind }) {
  const { term, definition } = GAP_TERMS[kind];
  return (
    <span title={definition} className="gap-kind">
      {term}
    </span>
  );
}
