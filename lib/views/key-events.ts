import type { KeyEvent, KeyEventRead } from "#lib/domain/key-event.ts";

/** What is kept of a key's events in CloudTrail. */
export interface KeyEventsView {
  readonly scanId: string;
  readonly keyArn: string;
  /** Null where nobody has asked for them. */
  readonly read: KeyEventRead | null;
  /** Newest first. */
  readonly items: readonly KeyEvent[];
}
