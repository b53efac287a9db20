import type { CompletedScan, Scan } from "#lib/domain/scan.ts";
import type { Page } from "./list.ts";

/** One page of the stored scans. */
export interface ScansView {
  readonly page: Page<Scan>;
  /** The cursor to the last page; null on the last page. */
  readonly lastCursor: string | null;
  /** The scan that the dashboard shows; null while none has completed. */
  readonly newestCompleted: CompletedScan | null;
  /** The Regions that scans have read, in order. */
  readonly regions: readonly string[];
  /** The scan that is queued or running. */
  readonly active: Scan | null;
  /** Null except in the demo. */
  readonly history: ExampleHistory | null;
}

/** How far the demo is with the scans of the past that it adds in the background. */
export interface ExampleHistory {
  readonly added: number;
  readonly of: number;
}
