import type { CallerIdentity, Reader } from "#lib/aws/reader.ts";
import type { FreshFailure } from "#lib/domain/call.ts";
import type { ScanCounts, ScanWork } from "#lib/domain/scan.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { whyUnidentified } from "#lib/domain/unidentified.ts";
import type { ScanOptions, ScanResult } from "./scan-account.ts";

/** The storage that a scan needs; the snapshots' journal is one. */
export interface ScanKeeper {
  begin(start: {
    readonly accountId: string;
    readonly partition: string;
    readonly principalArn: string;
    readonly regions: readonly string[];
  }): Promise<{ readonly started: boolean; readonly scanId: string }>;
  /** Stores the account of a scan; `started` is false, and the scan has ended, if it may not continue. */
  identify(scanId: string, caller: CallerIdentity): Promise<{ readonly started: boolean; readonly scanId: string }>;
  progress(scanId: string, progress: ScanWork, counts: ScanCounts, regions: readonly string[]): Promise<boolean>;
  heartbeat(scanId: string): Promise<boolean>;
  complete(
    scanId: string,
    snapshot: Snapshot,
    counts: ScanCounts,
    regions: readonly string[],
    onSaved: (done: number, total: number) => void,
  ): Promise<boolean>;
  fail(scanId: string, sentence: string): Promise<void>;
  cancel(scanId: string): Promise<void>;
  interrupt(scanId: string): Promise<void>;
}

export interface Recorder {
  readonly reader: Reader;
  readonly keeper: ScanKeeper;
  readonly scan: (reader: Reader, options: ScanOptions) => Promise<Omit<ScanResult, "index">>;
}

export interface RecordingOptions {
  /** The Regions to scan; null for every Region that is enabled in the account. */
  readonly regions: readonly string[] | null;
  /** Aborting it cancels the scan, as does a cancel through the keeper. */
  readonly signal?: AbortSignal;
  /** Aborting it interrupts the scan: its process is about to end. */
  readonly shutdown?: AbortSignal;
}

/**
 * What became of the wish to scan. `ended` resolves when the scan has, however it did, and never rejects: to null, or
 * to the sentence that says why it failed where even that could not be kept yet.
 */
export type Recording =
  | { readonly kind: "started"; readonly scanId: string; readonly ended: Promise<string | null> }
  /** The account is being scanned already. */
  | { readonly kind: "running"; readonly scanId: string }
  /** The identity of the credentials could not be read. */
  | { readonly kind: "unidentified"; readonly failure: FreshFailure };

/** The least time between two writes of the progress; the heartbeat has the same interval. */
const BEAT_MS = 250;

/** Starts a scan of the account of the reader's credentials, and stores its results. */
export async function recordScan(recorder: Recorder, options: RecordingOptions): Promise<Recording> {
  const { reader, keeper } = recorder;
  const caller = await reader.identify(options.signal, options.regions);
  if (!caller.ok) return { kind: "unidentified", failure: caller.failure };
  const { started, scanId } = await keeper.begin({ ...caller.output, regions: options.regions ?? [] });
  if (!started) return { kind: "running", scanId };
  return { kind: "started", scanId, ended: new ScanRun(recorder, scanId).run(options, async () => caller.output) };
}

/**
 * Runs a scan that the keeper knows already, and whose account is not known yet.
 *
 * @returns as `ended` of a recording
 */
export function recordQueuedScan(
  recorder: Recorder,
  scanId: string,
  options: RecordingOptions,
): Promise<string | null> {
  const { reader, keeper } = recorder;
  return new ScanRun(recorder, scanId).run(options, async (signal) => {
    const caller = await reader.identify(signal, options.regions);
    signal.throwIfAborted();
    if (!caller.ok) throw new Error(whyUnidentified(caller.failure));
    const { started, scanId: running } = await keeper.identify(scanId, caller.output);
    if (!started) throw new Error(`Scan ${running} of account ${caller.output.accountId} is already running.`);
    return caller.output;
  });
}

/** A failure that could not be saved, e.g. because the disk is full, is saved as soon as possible. */
const RETRY_MS = 2_000;

/** One scan from start to end. At a fixed interval it stores the progress and checks for a cancel. */
class ScanRun {
  readonly #recorder: Recorder;
  readonly #scanId: string;
  readonly #stop = new AbortController();
  #latest: Parameters<ScanOptions["onProgress"]> | null = null;
  #kept: Parameters<ScanOptions["onProgress"]> | null = null;
  #isBeating = false;

  constructor(recorder: Recorder, scanId: string) {
    this.#recorder = recorder;
    this.#scanId = scanId;
  }

  async run(
    { regions, signal, shutdown }: RecordingOptions,
    identify: (signal: AbortSignal) => Promise<CallerIdentity>,
  ): Promise<string | null> {
    const { keeper } = this.#recorder;
    const stop = AbortSignal.any([this.#stop.signal, ...(signal ? [signal] : []), ...(shutdown ? [shutdown] : [])]);
    const beat = setInterval(() => void this.#beat(), BEAT_MS);
    try {
      await this.#scanAndKeep({ identity: await identify(stop), regions }, stop);
      return null;
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      const end = () => {
        if (shutdown?.aborted) return keeper.interrupt(this.#scanId);
        return stop.aborted ? keeper.cancel(this.#scanId) : keeper.fail(this.#scanId, sentence);
      };
      return await end().then(
        () => null,
        () => {
          this.#endLater(end);
          return sentence;
        },
      );
    } finally {
      clearInterval(beat);
    }
  }

  /** If this process ends first, the next start marks the scan "interrupted". */
  #endLater(end: () => Promise<void>): void {
    const retry = setInterval(() => {
      end().then(
        () => clearInterval(retry),
        () => {},
      );
    }, RETRY_MS);
    retry.unref();
  }

  async #scanAndKeep(scope: Pick<ScanOptions, "identity" | "regions">, signal: AbortSignal): Promise<void> {
    const { reader, keeper, scan } = this.#recorder;
    const onProgress: ScanOptions["onProgress"] = (...latest) => {
      this.#latest = latest;
    };
    const { snapshot, counts, regions } = await scan(reader, { ...scope, signal, onProgress });
    signal.throwIfAborted();
    const scanned = this.#latest?.[0];
    if (scanned) await keeper.progress(this.#scanId, scanned, counts, regions);
    await keeper.complete(this.#scanId, snapshot, counts, regions, (done, total) => {
      signal.throwIfAborted();
      if (scanned) this.#latest = [withSaving(scanned, done, total), counts, regions];
    });
  }

  async #beat(): Promise<void> {
    const { keeper } = this.#recorder;
    if (this.#isBeating) return;
    this.#isBeating = true;
    try {
      const latest = this.#latest;
      if (latest && latest !== this.#kept) await keeper.progress(this.#scanId, ...latest);
      this.#kept = latest;
      if (!(await keeper.heartbeat(this.#scanId))) this.#stop.abort();
    } catch {
      // If the database is too busy for one write, the next one has the newer progress.
    } finally {
      this.#isBeating = false;
    }
  }
}

function withSaving(progress: ScanWork, done: number, total: number): ScanWork {
  return {
    done: progress.done + done,
    total: progress.total + total,
    phases: { ...progress.phases, saving: { done, total } },
  };
}
