import type { UnitReading } from "./coverage.ts";
import { VERDICTS, type Verdict } from "./verdict.ts";

/** A reading with the version of the program that made it; null where that was not kept. */
export interface VersionedReading extends UnitReading {
  readonly toolVersion: string | null;
}

/** A Region that the list of its account's Regions says is not enabled. */
export interface DisabledRegion {
  readonly accountId: string;
  readonly region: string;
  /** The first list that says so, and the first later one that does not (null if none), ISO 8601 UTC. */
  readonly from: string;
  readonly until: string | null;
}

/** What is special about a point. Only the last kind is a change in AWS. */
export type TrendMark =
  | { readonly kind: "accounts"; readonly added: readonly string[] }
  | { readonly kind: "regions"; readonly added: readonly string[] }
  | { readonly kind: "regions-disabled"; readonly left: readonly string[] }
  | { readonly kind: "version"; readonly from: string | null; readonly to: string | null }
  /** Keys whose deletion was scheduled since the reading before, by alias or ARN, with the Region. */
  | { readonly kind: "keys-scheduled"; readonly keys: readonly string[] };

/** The posture after a scan: the newest reading of every account × Region at that time. */
export interface TrendPoint {
  readonly scanId: string;
  /** When the readings of the scan landed, ISO 8601 UTC. */
  readonly at: string;
  /** Account × Regions with a reading. */
  readonly regions: number;
  /** Verdict to protections; null where the verdicts of a Region were not counted. */
  readonly verdicts: Readonly<Record<Verdict, number>> | null;
  readonly marks: readonly TrendMark[];
}

/** The sum over the newest readings, kept up to date: adding all of them for each point would take too long. */
class Sum {
  readonly #newest = new Map<string, VersionedReading>();
  readonly #total = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  #uncounted = 0;

  get(unit: string): VersionedReading | undefined {
    return this.#newest.get(unit);
  }

  put(unit: string, reading: VersionedReading): void {
    this.remove(unit);
    this.#newest.set(unit, reading);
    this.#add(reading, 1);
  }

  remove(unit: string): void {
    const before = this.#newest.get(unit);
    if (before) this.#add(before, -1);
    this.#newest.delete(unit);
  }

  get units(): number {
    return this.#newest.size;
  }

  get verdicts(): TrendPoint["verdicts"] {
    return this.#uncounted > 0 ? null : { ...this.#total };
  }

  #add({ verdicts }: VersionedReading, sign: 1 | -1): void {
    if (verdicts) for (const verdict of VERDICTS) this.#total[verdict] += sign * verdicts[verdict];
    else this.#uncounted += sign;
  }
}

const unitOf = ({ accountId, region }: { readonly accountId: string; readonly region: string | null }) =>
  `${accountId} ${region ?? ""}`;

/**
 * The posture after each scan. A scan of some Regions replaces only these: the others keep their newest reading. A
 * Region leaves when a newer list of its account's Regions says that it is not enabled.
 */
export class Trend {
  readonly #sum = new Sum();
  readonly #versions = new Versions();
  #end = "";

  /** @param before the newest reading of each unit before the first point: the postures then are no longer kept */
  constructor(before: readonly VersionedReading[]) {
    replace(this.#sum, before);
    for (const reading of before) {
      this.#versions.mark(reading);
      if (reading.readAt > this.#end) this.#end = reading.readAt;
    }
  }

  /**
   * The points of further readings.
   *
   * @param readings all of some scans, in the order in which they landed
   */
  add(readings: readonly VersionedReading[], disabled: readonly DisabledRegion[]): readonly TrendPoint[] {
    const pending = disabled
      .filter(({ from }) => from > this.#end)
      .sort((one, other) => Number(one.from > other.from) - Number(one.from < other.from));
    return [...Map.groupBy(readings, ({ scanId }) => scanId).values()].flatMap((ofScan) =>
      this.#point(ofScan, pending),
    );
  }

  #point(ofScan: readonly VersionedReading[], pending: DisabledRegion[]): readonly TrendPoint[] {
    const [first] = ofScan;
    if (!first) return [];
    const isFirst = this.#versions.accounts === 0;
    const marks: TrendMark[] = [];
    const added = replace(this.#sum, ofScan);
    if (!isFirst && !this.#versions.knows(first)) marks.push({ kind: "accounts", added: [first.accountId] });
    else if (!isFirst && added.length > 0) marks.push({ kind: "regions", added });
    const left = leave(this.#sum, pending, first.readAt);
    if (left.length > 0) marks.push({ kind: "regions-disabled", left });
    marks.push(...this.#versions.mark(first));
    this.#end = first.readAt;
    const { units: regions, verdicts } = this.#sum;
    return [{ scanId: first.scanId, at: first.readAt, regions, verdicts, marks }];
  }
}

/** The version that scanned each account. An upgrade reaches each with its next scan: the first of these has the mark. */
class Versions {
  readonly #ofAccount = new Map<string, string | null>();
  #marked: string | null | undefined;

  get accounts(): number {
    return this.#ofAccount.size;
  }

  knows({ accountId }: VersionedReading): boolean {
    return this.#ofAccount.has(accountId);
  }

  mark({ accountId, toolVersion }: VersionedReading): readonly TrendMark[] {
    const before = this.#ofAccount.get(accountId);
    this.#ofAccount.set(accountId, toolVersion);
    if (before === undefined || before === toolVersion || toolVersion === this.#marked) return [];
    this.#marked = toolVersion;
    return [{ kind: "version", from: before, to: toolVersion }];
  }
}

/** Puts readings in place of those before. Returns the Regions that had none. */
function replace(sum: Sum, readings: readonly VersionedReading[]): string[] {
  const added: string[] = [];
  for (const reading of readings) {
    if (reading.region === null) continue;
    const unit = unitOf(reading);
    if (!sum.get(unit)) added.push(reading.region);
    sum.put(unit, reading);
  }
  return added;
}

/** Takes out Regions that were found to be not enabled by a time, after their newest reading. Returns their names. */
function leave(sum: Sum, pending: DisabledRegion[], at: string): string[] {
  const left: string[] = [];
  while (pending[0] && pending[0].from <= at) {
    const unit = unitOf(pending[0]);
    const reading = sum.get(unit);
    if (reading && reading.readAt < pending[0].from && (pending[0].until ?? at) >= at) {
      sum.remove(unit);
      left.push(pending[0].region);
    }
    pending.shift();
  }
  return left;
}

/**
 * At most `most` points for a picture: of neighbours the later one, since it is the one that lasts. The first, the last
 * and those with a mark always stay, so there may be more; where more than `most` have a mark, those of neighbours are
 * put together.
 */
export function thinned(points: readonly TrendPoint[], most: number): readonly TrendPoint[] {
  if (points.length <= most) return points;
  const step = points.length / most;
  const marked = points.filter(({ marks }) => marks.length > 0).length;
  const isLastOfStep = (index: number) => Math.floor((index + 1) / step) > Math.floor(index / step);
  const isEnd = (index: number) => index === 0 || index === points.length - 1;
  if (marked <= most)
    return points.filter(({ marks }, index) => isEnd(index) || marks.length > 0 || isLastOfStep(index));
  let marks: TrendMark[] = [];
  return points.flatMap((point, index) => {
    marks.push(...point.marks);
    if (!isEnd(index) && !isLastOfStep(index)) return [];
    const kept = { ...point, marks: together(marks) };
    marks = [];
    return [kept];
  });
}

/** Marks of several points as one of each kind. */
function together(marks: readonly TrendMark[]): TrendMark[] {
  const named = (kind: "accounts" | "regions") => [
    ...new Set(marks.flatMap((mark) => (mark.kind === kind ? mark.added : []))),
  ];
  const [accounts, regions] = [named("accounts"), named("regions")];
  const left = [...new Set(marks.flatMap((mark) => (mark.kind === "regions-disabled" ? mark.left : [])))];
  const keys = [...new Set(marks.flatMap((mark) => (mark.kind === "keys-scheduled" ? mark.keys : [])))];
  return [
    ...(accounts.length > 0 ? [{ kind: "accounts", added: accounts } as const] : []),
    ...(regions.length > 0 ? [{ kind: "regions", added: regions } as const] : []),
    ...(left.length > 0 ? [{ kind: "regions-disabled", left } as const] : []),
    ...marks.filter(({ kind }) => kind === "version"),
    ...(keys.length > 0 ? [{ kind: "keys-scheduled", keys } as const] : []),
  ];
}
