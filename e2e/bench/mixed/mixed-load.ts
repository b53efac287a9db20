import { breakOff, stayHalf } from "./acts/break-off.ts";
import { exportEvidence } from "./acts/export-evidence.ts";
import { checkHealth, read } from "./acts/read.ts";
import { scan } from "./acts/scan.ts";
import { signIn } from "./acts/sign-in.ts";
import { upgrade } from "./acts/upgrade.ts";
import { keepDoing, type Scheduled } from "./schedule.ts";
import type { Site } from "./site.ts";

/** What goes on at the same time. */
const LOAD: readonly Scheduled[] = [
  { act: read, everyMs: 100, most: 200 },
  { act: checkHealth, everyMs: 500, most: 20 },
  { act: scan, everyMs: 60_000, most: 1 },
  { act: exportEvidence, everyMs: 3_000, most: 10 },
  { act: signIn, everyMs: 5_000, most: 10 },
  { act: breakOff, everyMs: 1_000, most: 10 },
  { act: stayHalf, everyMs: 15_000, most: 10 },
  { act: upgrade, everyMs: 2_000, most: 10 },
];

/** Everything at once until `signal` aborts. Resolves when each has ended. */
export async function mixedLoad(site: Site, signal: AbortSignal): Promise<void> {
  await Promise.all(LOAD.map((scheduled) => keepDoing(scheduled, site, signal)));
}

const WARM_UP_TURNS = 5;

/** Each a few times, so that all code is loaded and every connection of a pool is open. */
export async function warmUp(site: Site): Promise<void> {
  const acts = LOAD.map(({ act }) => act).filter((act) => act !== scan && act !== stayHalf);
  const turns = Array.from({ length: WARM_UP_TURNS }, (_, turn) => turn);
  await Promise.all([scan(site, 0), ...acts.flatMap((act) => turns.map((turn) => act(site, turn)))]);
  for (let turn = WARM_UP_TURNS; turn < 5 * WARM_UP_TURNS; turn += 1) await read(site, turn);
}
