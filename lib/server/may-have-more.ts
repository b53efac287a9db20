import "server-only";
import type { UnitReading } from "#lib/domain/coverage.ts";
import type { ShownPosture } from "#lib/domain/posture.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { Incomplete } from "#lib/views/key.ts";

/**
 * Why more may depend on the keys of a Region than was found there; null if all of it was read. A key encrypts data of
 * its own Region only, so no other Region matters.
 */
export async function mayHaveMore(
  { coverage }: Pick<SnapshotStore, "coverage">,
  { point }: ShownPosture,
): Promise<(region: string) => Incomplete | null> {
  const byRegion = Map.groupBy(await coverage.newest(point), ({ region }) => region);
  return (region) => {
    const readings = byRegion.get(region);
    return readings ? partly(readings) : { kind: "not-scanned" };
  };
}

/** The same for the Regions of some keys; Regions of which everything could be read are missing. */
export async function incompleteIn(
  store: Pick<SnapshotStore, "coverage">,
  posture: ShownPosture,
  keys: readonly { readonly region: string }[],
): Promise<Readonly<Record<string, Incomplete>>> {
  const reasonIn = await mayHaveMore(store, posture);
  const reasons = [...new Set(keys.map(({ region }) => region))].map((region) => [region, reasonIn(region)] as const);
  return Object.fromEntries(reasons.flatMap(([region, reason]) => (reason ? [[region, reason]] : [])));
}

function partly(readings: readonly UnitReading[]): Incomplete | null {
  if (readings.some(({ failed }) => failed === null)) return { kind: "partly", failed: null };
  const failed = readings.reduce((sum, reading) => sum + (reading.failed ?? 0), 0);
  return failed > 0 ? { kind: "partly", failed } : null;
}
