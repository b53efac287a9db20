import type { ScanPhase, ScanWork } from "#lib/domain/scan.ts";
import { SCAN_PHASES } from "#lib/domain/scan.ts";

/** Counts a scan's units of work. Totals grow while listings and references are still being found. */
export class ProgressMeter {
  readonly #phases = new Map(SCAN_PHASES.map((phase) => [phase, { done: 0, total: 0 }]));
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Announces units to come. */
  expect(phase: ScanPhase, units = 1): void {
    this.#of(phase).total += units;
    this.#changed();
  }

  /** Marks units as done. */
  did(phase: ScanPhase, units = 1): void {
    this.#of(phase).done += units;
    this.#changed();
  }

  /** Runs one unit of work, counted when it starts and when it ends, however it ends. */
  async unit<Result>(phase: ScanPhase, work: () => Promise<Result>): Promise<Result> {
    this.expect(phase);
    try {
      return await work();
    } finally {
      this.did(phase);
    }
  }

  /** A copy of how far the scan is. */
  snapshot(): ScanWork {
    const phases = Object.fromEntries(
      [...this.#phases].map(([phase, count]) => [phase, { ...count }]),
    ) as ScanWork["phases"];
    const counts = Object.values(phases);
    return {
      done: counts.reduce((sum, { done }) => sum + done, 0),
      total: counts.reduce((sum, { total }) => sum + total, 0),
      phases,
    };
  }

  #of(phase: ScanPhase): { done: number; total: number } {
    const count = this.#phases.get(phase);
    if (!count) throw new Error(`No such phase: ${phase}`);
    return count;
  }
}
