import { slope, type Vitals } from "./vitals.ts";

type Vital = keyof Vitals;

/**
 * What may be added by a scan, on average, once a process is warm. A snapshot of the Region that the soak scans takes
 * 2 MB of database: a leak of one object of a scan, one socket in fifty scans, or one page in three is found.
 */
const MOST_A_SCAN: Readonly<Record<Vital, number>> = {
  heap: 10_000,
  rss: 100_000,
  handles: 0.02,
  files: 0.02,
  database: 20_000,
  wal: 20_000,
};

export const VITALS = Object.keys(MOST_A_SCAN) as readonly Vital[];

/** One sentence for each of the vitals that grows. */
export function breachesOfFlatness(warm: readonly Vitals[]): readonly string[] {
  return VITALS.flatMap((vital) => {
    const grown = growth(warm, vital);
    return grown > MOST_A_SCAN[vital] ? [`${vital} grows by ${grown} a scan; ${MOST_A_SCAN[vital]} is the most`] : [];
  });
}

/** What a scan adds. */
export const growth = (warm: readonly Vitals[], vital: Vital): number => slope(warm.map((each) => each[vital]));
