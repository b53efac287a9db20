import type { KeyEvent, KeyEventRead } from "#lib/domain/key-event.ts";

/** The stored CloudTrail events of a key. */
export interface KeyEventsView {
  readonly scanId: string;
  readonly keyArn: string;
  /** Null if CloudTrail was not searched. */
  readonly read: KeyEventRead | null;
  /** Newest first. */
  readonly items: readonly KeyEvent[];
}
