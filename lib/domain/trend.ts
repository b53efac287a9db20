import type { UnitReading } from "./coverage.ts";
import { VERDICTS, type Verdict } from "./verdict.ts";

/** A reading with the version of the program that made it; null where that was not kept. */
export interface VersionedReading extends UnitReading {
  readonly toolVersion: string | null;
}

/** What is special about a point: changes of these kinds are no changes in AWS. */
export type TrendMark =
  | { readonly kind: "regions"; readonly added: readonly string[] }
  | { readonly kind: "version"; readonly from: string | null; readonly to: string | null };

/** The posture after a scan: the newest reading of every Region at that time. */
export interface TrendPoint {
  readonly scanId: string;
  /** When the readings of the scan were stored, ISO 8601 UTC. */
  readonly at: string;
  /** Regions with a reading. */
  readonly regions: number;
  /** Verdict to protections; null where the verdicts of a Region were not counted. */
  readonly verdicts: Readonly<Record<Verdict, number>> | null;
  readonly marks: readonly TrendMark[];
}

/**
 * The posture after each scan of one account. A scan of some Regions replaces only these: the others keep their newest
 * reading.
 *
 * @param readings of one account, in the order of their scans
 */
export function trendOf(readings: readonly VersionedReading[]): TrendPoint[] {
  const newest = new Map<string, VersionedReading>();
  let version: string | null | undefined;
  return [...Map.groupBy(readings, ({ scanId }) => scanId)].map(([scanId, ofScan]) => {
    const regional = ofScan.flatMap((reading) =>
      reading.region === null ? [] : [{ ...reading, region: reading.region }],
    );
    const isFirst = newest.size === 0;
    const added = regional.map(({ region }) => region).filter((region) => !newest.has(region));
    for (const reading of regional) newest.set(reading.region, reading);
    const [{ readAt = "", toolVersion = null } = {}] = ofScan;
    const marks: TrendMark[] = [];
    if (!isFirst && added.length > 0) marks.push({ kind: "regions", added });
    if (version !== undefined && toolVersion !== version)
      marks.push({ kind: "version", from: version, to: toolVersion });
    version = toolVersion;
    return { scanId, at: readAt, regions: newest.size, verdicts: sum([...newest.values()]), marks };
  });
}

function sum(readings: readonly UnitReading[]): TrendPoint["verdicts"] {
  const counted = readings.flatMap(({ verdicts }) => (verdicts ? [verdicts] : []));
  if (counted.length < readings.length) return null;
  const total = (verdict: Verdict) => counted.reduce((all, verdicts) => all + verdicts[verdict], 0);
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, total(verdict)])) as Record<Verdict, number>;
}

/**
 * At most `most` points for a picture: of neighbours the later one, since it is the one that lasts. The first, the last
 * and those with a mark always stay, so there may be more.
 */
export function thinned(points: readonly TrendPoint[], most: number): readonly TrendPoint[] {
  if (points.length <= most) return points;
  const step = points.length / most;
  return points.filter(
    ({ marks }, index) =>
      index === 0 ||
      index === points.length - 1 ||
      marks.length > 0 ||
      Math.floor((index + 1) / step) > Math.floor(index / step),
  );
}
