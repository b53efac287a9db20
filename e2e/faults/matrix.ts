import type { FaultKind } from "./fault-kinds.ts";
import { FaultLab, type Faults } from "./fault-lab.ts";
import { FaultLaw } from "./law.ts";

/** One operation, and one way in which it fails. */
export interface Cell {
  readonly operation: string;
  readonly fault: FaultKind;
}

/** The result of a number of cells. */
export interface MatrixResult {
  readonly cells: number;
  readonly operations: number;
  /** `operation, fault: what broke the law`. */
  readonly breaches: readonly string[];
  readonly slowestMs: number;
}

/** Scans side by side: most of a fault is waiting. */
const LANES = 8;

/** The demo account with faults, checked against the law. */
export class FaultMatrix {
  readonly #lab: FaultLab;
  readonly #law: FaultLaw;
  /** Every operation that a scan of the account calls. */
  readonly operations: readonly string[];

  private constructor(lab: FaultLab, law: FaultLaw, operations: readonly string[]) {
    this.#lab = lab;
    this.#law = law;
    this.operations = operations;
  }

  static async open(): Promise<FaultMatrix> {
    const lab = await FaultLab.open();
    const operations = await lab.operations();
    const calm = await lab.scan(new Map());
    if (calm.kind !== "scanned") throw new Error(calm.failure.message ?? "");
    return new FaultMatrix(lab, new FaultLaw(calm.result), operations);
  }

  /** Each operation with each fault that it can suffer. */
  cells(operations = this.operations): readonly Cell[] {
    return operations.flatMap((operation) => this.#lab.kindsFor(operation).map((fault) => ({ operation, fault })));
  }

  /** Each cell by itself. */
  async run(cells: readonly Cell[]): Promise<MatrixResult> {
    const left = [...cells];
    const breaches: string[] = [];
    let slowestMs = 0;
    const lane = async () => {
      for (let cell = left.shift(); cell; cell = left.shift()) {
        const started = performance.now();
        const name = `${cell.operation}, ${cell.fault.name}`;
        breaches.push(...(await this.breaches([cell])).map((breach) => `${name}: ${breach}`));
        slowestMs = Math.max(slowestMs, performance.now() - started);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    const operations = new Set(cells.map(({ operation }) => operation)).size;
    return { cells: cells.length, operations, breaches, slowestMs };
  }

  /** What breaks the law when all of these go wrong in one scan. A scan that throws breaks it. */
  async breaches(cells: readonly Cell[]): Promise<readonly string[]> {
    const faults: Faults = new Map(cells.map(({ operation, fault }) => [operation, fault]));
    try {
      return this.#law.breaches(await this.#lab.scan(faults), faults);
    } catch (thrown) {
      return [`the scan threw ${thrown instanceof Error ? thrown.stack : thrown}`];
    }
  }

  close(): Promise<void> {
    return this.#lab.close();
  }
}

/** The result in one line. */
export const inOneLine = ({ cells, operations, breaches, slowestMs }: MatrixResult): string =>
  `${cells.toLocaleString("en")} cells (${operations} operations), ${breaches.length} breaches, ` +
  `slowest ${(slowestMs / 1000).toFixed(1)} s`;
