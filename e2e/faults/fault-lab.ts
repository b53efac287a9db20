import { createReader, type Reader } from "#lib/aws/reader.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { tokenMember } from "#lib/demo/faults/distortions.ts";
import { demoOperations } from "#lib/demo/operations.ts";
import type { Failure } from "#lib/domain/call.ts";
import { type ScanResult, scanAccount } from "#lib/scanner/scan-account.ts";
import { CalmAnswers } from "../accounts/calm-answers.ts";
import { FAULT_KINDS, type FaultKind } from "./fault-kinds.ts";

/** What goes wrong in one scan: operations, and how. */
export type Faults = ReadonlyMap<string, FaultKind>;

/** How a scan ended: with a result, or before it began, because the credentials do not say whose they are. */
export type Ending =
  | { readonly kind: "scanned"; readonly result: ScanResult }
  | { readonly kind: "unidentified"; readonly failure: Failure };

/** A second page for most lists. */
const PAGE_SIZE = 5;
const HOME = "us-east-1";
/** A scan that has not ended by then, on however busy a machine, would not. */
const LONGEST_MS = 60_000;
/** It alone is asked only by a scan of all Regions. */
const REGIONS = "ec2:DescribeRegions";

/**
 * The demo account, calm, and one more for each fault, in which every operation suffers it: a scan asks there only what
 * is to go wrong and remembers all else, so any number of scans may run side by side.
 */
export class FaultLab {
  readonly #accounts: DemoAccount[] = [];
  readonly #readers = new Map<FaultKind | null, Reader>();
  #answers: CalmAnswers | null = null;
  #paged: ReadonlySet<string> = new Set();

  static async open(): Promise<FaultLab> {
    Object.assign(process.env, { AWS_REGION: HOME, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
    const lab = new FaultLab();
    for (const fault of [null, ...FAULT_KINDS]) {
      const account = await startDemoAccount({ pageSize: PAGE_SIZE });
      if (fault) account.faults.set([fault.rule]);
      lab.#accounts.push(account);
      lab.#readers.set(fault, createReader({ endpoint: account.url, bounds: fault?.bounds ?? {}, time: HASTY }));
    }
    lab.#paged = pagedOperations(lab.#accounts[0]);
    lab.#answers = new CalmAnswers(lab.#readerOf(null));
    return lab;
  }

  /** Every operation that a scan of the whole account calls. */
  async operations(): Promise<readonly string[]> {
    await this.scan(new Map(), null);
    return Object.keys(this.#accounts[0]?.calls.counts().operations ?? {}).sort();
  }

  /**
   * Scans the account with some operations failing; without `regions` the home Region, if that is enough.
   *
   * @throws when the scan does, and when it does not end in bounded time
   */
  async scan(faults: Faults, regions: readonly string[] | null = faults.has(REGIONS) ? null : [HOME]): Promise<Ending> {
    if (!this.#answers) throw new Error("The lab is not open");
    const called = new Set<string>();
    const reader = this.#answers.reader((operation) => {
      const fault = faults.get(operation);
      if (!fault || (fault.once && called.has(operation))) return null;
      called.add(operation);
      return this.#readerOf(fault);
    });
    const identity = await reader.identify();
    if (!identity.ok) return { kind: "unidentified", failure: identity.failure };
    const signal = AbortSignal.timeout(LONGEST_MS);
    const options = { identity: identity.output, regions, signal, onProgress() {} };
    return { kind: "scanned", result: await scanAccount(reader, options) };
  }

  /** The faults that an operation can suffer. */
  kindsFor(operation: string): readonly FaultKind[] {
    const paged = this.#paged.has(operation);
    const reads = /:(Get|Describe)/.test(operation) && !paged;
    const meets = ({ only }: FaultKind) => !only || (only === "paged" ? paged : reads);
    return FAULT_KINDS.filter((fault) => meets(fault) && !fault.except?.has(operation));
  }

  async close(): Promise<void> {
    for (const reader of this.#readers.values()) reader.close();
    await Promise.all(this.#accounts.map((account) => account.close()));
  }

  #readerOf(fault: FaultKind | null): Reader {
    const reader = this.#readers.get(fault);
    if (!reader) throw new Error(`The lab knows no fault ${fault?.name}`);
    return reader;
  }
}

/** What waits for a rate does not wait here: how long is the limiter's own affair. */
const HASTY = { now: () => performance.now(), sleep: async () => {} };

function pagedOperations(account: DemoAccount | undefined): ReadonlySet<string> {
  const paged = account ? demoOperations(account.model).filter((each) => tokenMember(each) !== undefined) : [];
  return new Set(paged.map(({ name, service }) => `${service.actionPrefix ?? service.signingName}:${name}`));
}
