import { describe, expect, test, vi } from "vitest";
import type { CallerIdentity, Reader } from "#lib/aws/reader.ts";
import type { Answer } from "#lib/domain/call.ts";
import type { ScanCounts, ScanWork } from "#lib/domain/scan.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { recordScan, type ScanKeeper } from "./record-scan.ts";
import type { ScanOptions, ScanResult } from "./scan-account.ts";

const CALL = { operation: "sts:GetCallerIdentity", requestId: null, at: "2026-11-01T08:00:00.000Z" };
const IDENTITY = { accountId: "111122223333", partition: "aws", principalArn: "arn:aws:iam::111122223333:role/x" };
const COUNTS: ScanCounts = { resources: 0, keys: 0, gaps: 0, calls: 3, throttled: 0 };
const SNAPSHOT: Snapshot = {
  resources: [],
  stores: [],
  keys: [],
  gaps: [],
  rows: [],
  monitoring: null,
  transit: null,
  findings: [],
  controls: [],
  reads: [],
};
const PROGRESS: ScanWork = {
  done: 4,
  total: 4,
  phases: {
    listing: { done: 4, total: 4 },
    details: { done: 0, total: 0 },
    stores: { done: 0, total: 0 },
    watch: { done: 0, total: 0 },
    keys: { done: 0, total: 0 },
    saving: { done: 0, total: 0 },
  },
};

function readerOf(answer: Answer<CallerIdentity>): Reader {
  return { identify: async () => answer } as Partial<Reader> as Reader;
}

function keeperOf(overrides: Partial<ScanKeeper> = {}) {
  return {
    begin: vi.fn<ScanKeeper["begin"]>(async () => ({ started: true, scanId: "scan-1" })),
    identify: vi.fn<ScanKeeper["identify"]>(async (scanId) => ({ started: true, scanId })),
    progress: vi.fn<ScanKeeper["progress"]>(async () => true),
    heartbeat: vi.fn<ScanKeeper["heartbeat"]>(async () => true),
    complete: vi.fn<ScanKeeper["complete"]>(async () => true),
    fail: vi.fn<ScanKeeper["fail"]>(async () => {}),
    cancel: vi.fn<ScanKeeper["cancel"]>(async () => {}),
    interrupt: vi.fn<ScanKeeper["interrupt"]>(async () => {}),
    ...overrides,
  };
}

const identified = readerOf({ ok: true, output: IDENTITY, call: CALL });
const quick = async (_: Reader, { onProgress }: ScanOptions): Promise<Omit<ScanResult, "index">> => {
  onProgress(PROGRESS, COUNTS, ["us-east-1"]);
  return { snapshot: SNAPSHOT, counts: COUNTS, regions: ["us-east-1"] };
};
/** A scan that goes on until it is aborted. */
const endless = (_: Reader, { signal }: ScanOptions): Promise<Omit<ScanResult, "index">> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

describe("recording a scan", () => {
  test("keeps what it found under the identity that looked", async () => {
    const keeper = keeperOf();
    const recording = await recordScan({ reader: identified, keeper, scan: quick }, { regions: null });
    if (recording.kind !== "started") throw new Error(recording.kind);
    await recording.ended;
    expect(keeper.begin).toHaveBeenCalledWith({ ...IDENTITY, regions: [] });
    expect(keeper.complete).toHaveBeenCalledWith("scan-1", SNAPSHOT, COUNTS, ["us-east-1"], expect.any(Function));
    expect(keeper.fail).not.toHaveBeenCalled();
  });

  test("of an account that is being scanned does not scan it again", async () => {
    const scan = vi.fn(quick);
    const keeper = keeperOf({ begin: async () => ({ started: false, scanId: "other" }) });
    const recording = await recordScan({ reader: identified, keeper, scan }, { regions: null });
    expect(recording).toEqual({ kind: "running", scanId: "other" });
    expect(scan).not.toHaveBeenCalled();
  });

  test("without an identity begins nothing and says why", async () => {
    const failure = {
      ...CALL,
      kind: "credentials",
      code: "ExpiredToken",
      message: "expired",
      httpStatus: 403,
      permission: "",
    } as const;
    const keeper = keeperOf();
    const recording = await recordScan(
      { reader: readerOf({ ok: false, failure }), keeper, scan: quick },
      { regions: null },
    );
    expect(recording).toEqual({ kind: "unidentified", failure });
    expect(keeper.begin).not.toHaveBeenCalled();
  });

  test("that fails says so in the words of the failure", async () => {
    const keeper = keeperOf();
    const scan = async () => Promise.reject(new Error("The disk is full."));
    const recording = await recordScan({ reader: identified, keeper, scan }, { regions: null });
    if (recording.kind === "started") await recording.ended;
    expect(keeper.fail).toHaveBeenCalledWith("scan-1", "The disk is full.");
    expect(keeper.complete).not.toHaveBeenCalled();
  });

  test("stops when the keeper says that it must, and is cancelled then", async () => {
    const keeper = keeperOf({ heartbeat: async () => false });
    const recording = await recordScan({ reader: identified, keeper, scan: endless }, { regions: null });
    if (recording.kind === "started") await recording.ended;
    expect(keeper.cancel).toHaveBeenCalledWith("scan-1");
    expect(keeper.complete).not.toHaveBeenCalled();
  });

  test("stops on the signal of its own process, also while it saves", async () => {
    const stop = new AbortController();
    const keeper = keeperOf({
      complete: async (_id, _snapshot, _counts, _regions, onSaved) => {
        stop.abort();
        onSaved(1, 2);
        return true;
      },
    });
    const recording = await recordScan(
      { reader: identified, keeper, scan: quick },
      { regions: null, signal: stop.signal },
    );
    if (recording.kind === "started") await recording.ended;
    expect(keeper.cancel).toHaveBeenCalledWith("scan-1");
  });

  test("ends quietly when even its failure cannot be kept", async () => {
    const refuse = async () => Promise.reject(new Error("no database"));
    const keeper = keeperOf({ complete: refuse, fail: refuse });
    const recording = await recordScan({ reader: identified, keeper, scan: quick }, { regions: null });
    if (recording.kind !== "started") throw new Error(recording.kind);
    await expect(recording.ended).resolves.toBe("no database");
  });
});
