import { setTimeout as sleep } from "node:timers/promises";
import type { Act, Site } from "./site.ts";

/** An act, and how often it begins. */
export interface Scheduled {
  readonly act: Act;
  readonly everyMs: number;
  /** No more of them go on at the same time. */
  readonly most: number;
  /** The first begins so long after all. */
  readonly afterMs?: number;
}

/**
 * Begins an act again and again until `signal` aborts, whether or not those before have ended, and waits for all. A
 * turn is left out while too many go on: on a busy machine that is no fault of the dashboard, and its times show it.
 */
export async function keepDoing(
  { act, everyMs, most, afterMs = 0 }: Scheduled,
  site: Site,
  signal: AbortSignal,
): Promise<void> {
  const going = new Set<Promise<void>>();
  const start = performance.now() + afterMs;
  for (let turn = 0; !signal.aborted; turn += 1) {
    const pause = start + turn * everyMs - performance.now();
    if (pause > 0) await sleep(pause, undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    if (going.size < most) {
      const one = act(site, turn).finally(() => going.delete(one));
      going.add(one);
    } else {
      await site.tally.count(`turn of ${act.name}`, ["left out"], async () => "left out");
    }
  }
  await Promise.all(going);
}
