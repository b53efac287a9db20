import { setTimeout as sleep } from "node:timers/promises";
import type { Scan } from "#lib/domain/scan.ts";

/**
 * Reads a scan; null if there is none.
 *
 * @param standsStill whether it had not changed at the last read
 */
type Look = (standsStill: boolean) => Promise<Scan | null>;

/** Reads a scan at intervals, once for all its followers, while it has any. */
export class ScanWatch {
  readonly #look: Look;
  readonly #intervalMs: number;
  readonly #onIdle: () => void;
  #running: Promise<void> | null = null;
  #followers = 0;
  #changes = 0;
  #latest: Scan | null = null;
  #end: { readonly failure?: unknown } | null = null;
  #change = Promise.withResolvers<void>();

  /** @param onIdle called when the last follower has left or the scan has ended: this watch is then finished */
  constructor(look: Look, intervalMs: number, onIdle: () => void) {
    this.#look = look;
    this.#intervalMs = intervalMs;
    this.#onIdle = onIdle;
  }

  /** The scan as it is, and at every change, until it ends or `signal` aborts. Empty where there is none. */
  async *follow(signal: AbortSignal): AsyncGenerator<Scan> {
    this.#followers += 1;
    this.#running ??= this.#run();
    const gone = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    try {
      for (let seen = 0; !signal.aborted; ) {
        if (seen === this.#changes && this.#end) {
          if ("failure" in this.#end) throw this.#end.failure;
          return;
        }
        if (seen === this.#changes) await Promise.race([this.#change.promise, gone]);
        else if (this.#latest) {
          seen = this.#changes;
          yield this.#latest;
        }
      }
    } finally {
      this.#followers -= 1;
    }
  }

  async #run(): Promise<void> {
    try {
      let shown = "";
      let standsStill = false;
      while (this.#followers > 0) {
        const scan = await this.#look(standsStill);
        if (!scan) break;
        const text = JSON.stringify(scan);
        standsStill = text === shown;
        shown = text;
        if (!standsStill) this.#tell(scan);
        if (scan.finishedAt !== null) break;
        await sleep(this.#intervalMs);
      }
      this.#end = {};
    } catch (failure) {
      this.#end = { failure };
    }
    this.#onIdle();
    this.#change.resolve();
  }

  #tell(scan: Scan): void {
    this.#latest = scan;
    this.#changes += 1;
    this.#change.resolve();
    this.#change = Promise.withResolvers();
  }
}
