import { setTimeout as sleep } from "node:timers/promises";
import type { Scan } from "#lib/domain/scan.ts";
import { CommandError } from "../command.ts";
import { progressLine } from "../scan/progress-line.ts";

const ENDED = new Set<Scan["state"]>(["completed", "failed", "cancelled", "interrupted"]);

/**
 * Makes the dashboard scan its account, unless it has a completed scan, and shows the progress.
 *
 * @returns the newest completed scan
 * @throws {CommandError} when the scan does not complete
 */
export async function firstScan(url: string, signal: AbortSignal): Promise<Scan> {
  const { items } = (await ask(url, "/api/scans?limit=100", signal)) as { items: Scan[] };
  const completed = items.find((scan) => scan.state === "completed");
  if (completed) return completed;
  const started = (await ask(url, "/api/scans", signal, { method: "POST", body: "{}" })) as Scan;
  const scan = await follow(url, started.id, signal);
  if (scan.state === "completed") return scan;
  throw new CommandError(`The first scan ${scan.state}: ${scan.failure ?? "no reason was given"}`);
}

async function follow(url: string, id: string, signal: AbortSignal): Promise<Scan> {
  const line = progressLine(process.stderr);
  for (;;) {
    const scan = (await ask(url, `/api/scans/${id}`, signal)) as Scan;
    if (ENDED.has(scan.state)) {
      line.end();
      return scan;
    }
    line.show(scan);
    await sleep(200, undefined, { signal });
  }
}

async function ask(url: string, path: string, signal: AbortSignal, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(url + path, { ...init, signal, headers: { "content-type": "application/json" } });
  if (answer.ok) return answer.json();
  throw new CommandError(`${path} returned ${answer.status}: ${await answer.text()}`);
}
