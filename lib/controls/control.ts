import type { ControlText } from "#lib/domain/control-text.ts";
import type { Sentences } from "#lib/domain/explanation.ts";
import type { Judgement } from "#lib/domain/finding.ts";
import type { ControlScope } from "#lib/domain/home-unit.ts";
import type { ScanIndex } from "#lib/domain/scan-index.ts";
import type { Seen } from "#lib/domain/snapshot.ts";

/** A requirement, its rationale, its remediation, and the check itself. */
export interface Control<Code extends string = string> extends ControlText {
  /**
   * `account` for a control whose judgements rest on what was read in several Regions. They name these in their reason,
   * and are unknown where one of them was not read.
   */
  readonly scope: ControlScope;
  /** The sentence for each reason code of its judgements. A snapshot keeps code and parameters: no code is ever renamed. */
  readonly reasons: { readonly [Each in Code]: Sentences[string] };
  /**
   * Evaluates every subject that the control applies to, each once. Pure: the same facts always give the same
   * judgements. It yields, so that the caller can run other work between two judgements.
   */
  readonly check: (seen: Seen, index: ScanIndex) => Iterable<Judgement<Code>>;
}
