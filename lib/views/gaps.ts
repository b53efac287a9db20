import type { Gap } from "#lib/domain/observation.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";

/** A key that no API shows afterwards: what it encrypts, and the operations that take it. */
export interface UnseenKeyView {
  readonly data: string;
  readonly operations: readonly string[];
}

export interface GapsView {
  readonly scan: CompletedScan;
  readonly labels: readonly TypeLabel[];
  readonly gaps: readonly Gap[];
  /** IAM policy document (JSON text) that would close the gaps a permission can close; null if none can. */
  readonly policy: string | null;
  /** Keys given with requests, which no scan can show. */
  readonly unseen: readonly UnseenKeyView[];
}
