import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atEnd } from "#lib/cli/command.ts";
import { endChild } from "#lib/cli/process/child.ts";
import { startAccountProcess } from "../../accounts/dashboard.ts";
import { report } from "../report.ts";
import { breachesOfFlatness, growth, VITALS } from "./growth.ts";
import { soak } from "./soak.ts";
import type { Vitals } from "./vitals.ts";

const SCANS = 200;
/** Until here the database fills to what pruning leaves, and engines compile what they run often. */
const WARM_UP = 50;
const KEPT = 24;
const SEED = 20_261_124;

const UNITS: Readonly<Record<keyof Vitals, { unit: string; size: number }>> = {
  heap: { unit: "kB", size: 1000 },
  rss: { unit: "kB", size: 1000 },
  handles: { unit: "handles", size: 1 },
  files: { unit: "descriptors", size: 1 },
  database: { unit: "kB", size: 1000 },
  wal: { unit: "kB", size: 1000 },
};

/**
 * 200 scans in a row under changing faults: what the process and its database hold on to at the end, against what they
 * held when they were warm, and what a scan adds.
 *
 * @returns whether everything stayed flat and every scan obeyed the law of faults
 */
export async function benchSoak(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "posture-soak-"));
  atEnd(() => rmSync(folder, { recursive: true }));
  const account = await startAccountProcess();
  const { vitals, breaches, faults } = await soak({
    accountUrl: account.url,
    databaseFile: join(folder, "posture.db"),
    scans: SCANS,
    kept: KEPT,
    seed: SEED,
    onScan: (scan) => (scan + 1) % 25 === 0 && console.error(`${scan + 1} of ${SCANS} scans …`),
  });
  await endChild(account.child);

  const warm = vitals.slice(WARM_UP);
  for (const vital of VITALS) {
    const { unit, size } = UNITS[vital];
    const [first, last] = [mean(warm.slice(0, 25), vital), mean(warm.slice(-25), vital)];
    report({ name: `soak, ${vital}`, value: last / size, unit, floor: first / size });
    report({ name: `soak, growth of ${vital}`, value: growth(warm, vital) / size, unit: `${unit}/scan`, floor: null });
  }
  report({ name: "soak, faults", value: faults, unit: "faults", floor: null });
  const broken = [...breaches, ...breachesOfFlatness(warm)];
  report({ name: "soak, breaches of a law", value: broken.length, unit: "breaches", floor: null });
  for (const breach of broken) console.error(breach);
  return broken.length === 0;
}

const mean = (samples: readonly Vitals[], vital: keyof Vitals): number =>
  samples.reduce((sum, sample) => sum + sample[vital], 0) / samples.length;
