import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atEnd } from "#lib/cli/command.ts";
import { demoEnvironment } from "#lib/cli/demo/demo-environment.ts";
import { ensureBuilt } from "#lib/cli/process/build.ts";
import { endChild } from "#lib/cli/process/child.ts";
import { startDashboard } from "#lib/cli/process/dashboard.ts";
import { freePort } from "#lib/cli/process/port.ts";
import type { Scan } from "#lib/domain/scan.ts";
import { startAccountProcess } from "../../accounts/dashboard.ts";
import { keepLargeSnapshot } from "../large-snapshot.ts";
import { percentile, report } from "../report.ts";
import {
  type Claim,
  claimOfEvidence,
  claimOfPage,
  claimOfRows,
  EVIDENCE_FILTER,
  type Known,
  type PageClaim,
  tear,
} from "./claims.ts";
import { type Experience, type Place, read } from "./readers.ts";

const READERS = 50;
const PROTECTIONS = 100_000;
/** Of the account that is scanned meanwhile. */
const RESOURCES = 500;
/** Readers stay so long after the scan has completed, and no longer than this in all. */
const AFTER_MS = 8_000;
const LONGEST_MS = 80_000;
/** The reference for the other routes: a route that answers at once, with the same readers at the same time. */
const NOTHING = "nothing";

/**
 * 50 readers of a snapshot of 100,000 rows while the same process scans an account and keeps another snapshot.
 *
 * @returns whether every answer came, and was of one snapshot
 */
export async function benchLoad(): Promise<boolean> {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), "posture-load-"));
  atEnd(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "posture.db");
  console.error(`A snapshot of ${PROTECTIONS} protections …`);
  await keepLargeSnapshot(file, PROTECTIONS);
  const account = await startAccountProcess({ resources: RESOURCES });
  atEnd(() => endChild(account.child));
  const env = demoEnvironment(process.env, account.url, `file:${file}`);
  const { url } = await startDashboard({ host: "127.0.0.1", port: await freePort(), env });

  console.error(`${READERS} readers and a scan …`);
  const [before] = (await ask<{ items: Scan[] }>(`${url}/api/scans`)).items;
  if (!before) throw new Error("There is no snapshot");
  const claims: (Claim | PageClaim)[] = [];
  const scan = await ask<Scan>(`${url}/api/scans`, { method: "POST", body: "{}" });
  const places = await placesOf(url, before, scan, (claim) => claims.push(claim));
  const stop = AbortSignal.timeout(LONGEST_MS);
  const ended = new AbortController();
  const [experience, after] = await Promise.all([
    read(url, places, READERS, AbortSignal.any([stop, ended.signal])),
    untilCompleted(url, scan.id, stop).finally(() => sleep(AFTER_MS).then(() => ended.abort())),
  ]);
  reportTimes(experience);

  const snapshots = await Promise.all([before, after].map((each) => know(url, each)));
  const torn = claims.flatMap((claim) => tear(claim, snapshots) ?? []);
  const seen = new Set(claims.flatMap((claim) => ("scans" in claim ? claim.scans : [])));
  const took = Date.parse(after.finishedAt ?? "") - Date.parse(after.startedAt);
  report({ name: "load, scan beside the readers", value: took, unit: "ms", floor: null });
  report({ name: "load, answers", value: claims.length, unit: "answers", floor: null });
  report({ name: "load, snapshots that answers were of", value: seen.size, unit: "snapshots", floor: null });
  report({ name: "load, errors", value: experience.errors.length, unit: "errors", floor: null });
  report({ name: "load, answers torn between two snapshots", value: torn.length, unit: "answers", floor: null });
  for (const wrong of [...experience.errors, ...torn].slice(0, 20)) console.error(wrong);
  return experience.errors.length + torn.length === 0;
}

async function placesOf(
  url: string,
  before: Scan,
  scan: Scan,
  claim: (claim: Claim | PageClaim) => void,
): Promise<readonly Place[]> {
  const { items } = await ask<{ items: { resourceId: string; keyId: string }[] }>(
    `${url}/api/resources?scan=${before.id}&verdict=customer-managed&limit=1`,
  );
  const [row] = items;
  const page = (text: string) => claim(claimOfPage(text));
  const rows = (text: string) => claim(claimOfRows(text, before.id, scan));
  const look = (name: string, path: string, read: Place["read"] = () => {}): Place => ({ name, path, read });
  return [
    look(NOTHING, "/api/openapi.json"),
    look("overview", "/", page),
    look("table", "/resources", page),
    look("API, a page of rows", "/api/resources?limit=100&sort=name", rows),
    look("keys", "/keys"),
    look("controls", "/controls"),
    look("API, evidence of a filter", `/api/evidence.csv?${EVIDENCE_FILTER}`, (text) => claim(claimOfEvidence(text))),
    look("drill-down", `/resources/${row?.resourceId}?scan=${before.id}`),
    look("key", `/keys/${row?.keyId}?scan=${before.id}`),
    look("API, a scan", `/api/scans/${scan.id}`),
    look("API, a resource", `/api/resources/${row?.resourceId}?scan=${before.id}`),
  ];
}

function reportTimes({ times }: Experience): void {
  const empty = times.get(NOTHING) ?? [];
  for (const [name, taken] of times) {
    for (const share of [0.5, 0.95]) {
      const [value, floor] = [percentile(taken, share), percentile(empty, share)];
      report({ name: `load, ${name}, p${share * 100}`, value, unit: "ms", floor: name === NOTHING ? null : floor });
    }
  }
}

async function untilCompleted(url: string, id: string, signal: AbortSignal): Promise<Scan> {
  for (;;) {
    const scan = await ask<Scan>(`${url}/api/scans/${id}`);
    if (scan.state === "completed") return scan;
    if (scan.finishedAt !== null || signal.aborted) throw new Error(`The scan is ${scan.state}: ${scan.failure}`);
    await sleep(500);
  }
}

async function know(url: string, { id, verdicts }: Scan): Promise<Known> {
  const { total } = await ask<{ total: number }>(`${url}/api/resources?scan=${id}&limit=1&${EVIDENCE_FILTER}`);
  return { scanId: id, all: Object.values(verdicts).reduce((sum, rows) => sum + rows, 0), filtered: total };
}

async function ask<Body>(address: string, init: RequestInit = {}): Promise<Body> {
  const answer = await fetch(address, { ...init, headers: { "content-type": "application/json" } });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Body;
}
