import type { ControlText } from "#lib/domain/control-text.ts";
import type { Judgement } from "#lib/domain/finding.ts";
import type { ScanIndex } from "#lib/domain/scan-index.ts";
import type { Seen } from "#lib/domain/snapshot.ts";

/** Something that must hold, why, how to mend it where it does not, and the check itself. */
export interface Control extends ControlText {
  /**
   * Judges everything it has something to say about, each subject once. Pure: the same facts always give the same
   * judgements. It yields, so that whoever asks may breathe between two.
   */
  readonly check: (seen: Seen, index: ScanIndex) => Iterable<Judgement>;
}
