/** One figure of the benchmarks. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the same thing costs without us; null where there is nothing to compare with. */
  readonly floor: number | null;
}

/** Prints a figure as one line of JSON, with its ratio to the floor. */
export function report({ name, value, unit, floor }: Figure): void {
  const ratio = floor === null || floor === 0 ? null : round(value / floor);
  console.log(JSON.stringify({ name, value: round(value), unit, floor: floor === null ? null : round(floor), ratio }));
}

/** The value below which a share of some values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The milliseconds that something takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
