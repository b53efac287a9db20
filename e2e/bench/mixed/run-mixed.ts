import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { endChild, startNode } from "#lib/cli/process/child.ts";
import { timed } from "../report.ts";
import { type LogLines, readLog } from "./log-lines.ts";
import { mixedLoad, warmUp } from "./mixed-load.ts";
import { leftOver, type Rest, type Sample, takeSamples, whatRests } from "./samples.ts";
import { startSecuredDashboard } from "./secured-dashboard.ts";
import { EMPTY, type Span } from "./steadiness.ts";
import type { Taken } from "./tally.ts";

/** What a run under mixed load showed. */
export interface MixedRun {
  readonly span: Span;
  readonly samples: readonly Sample[];
  readonly taken: readonly Taken[];
  /** How many acts were begun; each has ended as one of these, or is wrong. */
  readonly begun: number;
  readonly open: number;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly wrong: readonly string[];
  readonly before: Rest;
  /** What is there when all have gone, and was not before. */
  readonly left: readonly string[];
  readonly log: LogLines;
}

/** Connections that are kept for another request end after five seconds, those of half a request after twelve. */
const QUIET_MS = 30_000;

/** Puts a built dashboard under mixed load for a time, and looks at it before, meanwhile and afterwards. */
export async function runMixed(ms: number): Promise<MixedRun> {
  const secured = await startSecuredDashboard();
  try {
    const { site, dashboard } = secured;
    await warmUp(site);
    const before = await whatRests(secured, QUIET_MS);
    const stop = AbortSignal.timeout(ms);
    const from = performance.now();
    const [samples, empty] = await Promise.all([
      takeSamples(secured, stop),
      askEmptyServer(stop),
      mixedLoad(site, stop),
    ]);
    const span = { from, to: from + ms };
    const left = leftOver(before, await whatRests(secured, QUIET_MS));
    const { begun, open, outcomes, wrong, taken } = site.tally;
    const log = await readLog(dashboard.logFile);
    return { ...{ span, samples, begun, open, outcomes, wrong, before, left, log }, taken: [...taken, ...empty] };
  } finally {
    await secured.end();
  }
}

/** How long an answer takes that takes nothing, in a process of its own. */
async function askEmptyServer(signal: AbortSignal): Promise<readonly Taken[]> {
  const child = startNode(["e2e/bench/mixed/empty-server.ts"]);
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  const taken: Taken[] = [];
  while (!signal.aborted) {
    const ms = await timed(async () => (await fetch(url)).arrayBuffer());
    taken.push({ what: EMPTY, at: performance.now(), ms });
    await sleep(500, undefined, { signal }).catch(() => {});
  }
  await endChild(child);
  return taken;
}
