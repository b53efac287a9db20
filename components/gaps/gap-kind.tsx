import type { FailureKind } from "#lib/domain/call.ts";
import { GAP_TERMS } from "#lib/domain/terms.ts";

/** The reason of a gap, in a few words; the header of its list has the definition. */
export function GapKind({ kind }: { kind: FailureKind }) {
  return <span className="gap-kind">{GAP_TERMS[kind].term}</span>;
}
