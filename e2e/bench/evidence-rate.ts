import { readFileSync, writeFileSync } from "node:fs";
import { report, timed } from "./report.ts";

/** The evidence CSV of a large snapshot: rows per second, and how much memory it takes beside what the server has. */
export async function benchEvidence(url: string, serverPid: number, protections: number): Promise<void> {
  // "5" resets the peak that the kernel counts (proc(5), clear_refs): pages have been read before.
  writeFileSync(`/proc/${serverPid}/clear_refs`, "5");
  const before = peakMemory(serverPid);
  let bytes = 0;
  const time = await timed(async () => {
    const { body } = await fetch(`${url}/api/evidence.csv`);
    for await (const chunk of body ?? []) bytes += chunk.length;
  });
  report({ name: "evidence CSV", value: protections / (time / 1000), unit: "rows/s", floor: null });
  report({ name: "evidence CSV, size", value: bytes / 1024 / 1024, unit: "MiB", floor: null });
  report({ name: "evidence CSV, peak memory of the server", value: peakMemory(serverPid), unit: "MiB", floor: before });
}

/** The peak memory of a process, in MiB (Linux only). */
function peakMemory(pid: number): number {
  const [, kilobytes] = readFileSync(`/proc/${pid}/status`, "utf8").match(/VmHWM:\s+(\d+) kB/) ?? [];
  return Number(kilobytes) / 1024;
}
