import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Scan } from "#lib/domain/scan.ts";
import { rawConnection, statusOf } from "../../accounts/raw-connection.ts";
import { percentile, timed } from "../report.ts";

/** How much is sent at once. */
export interface FloodSizes {
  readonly upgrades: number;
  readonly posts: number;
  readonly streams: number;
  readonly exports: number;
}

/** What became of one kind of flood. */
export interface FloodOutcome {
  /** By status, how many answers came; 0 stands for none. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Health checks meanwhile, at the 99th percentile in milliseconds. */
  readonly healthMs: number;
  /** How much the memory of the process grew meanwhile, at most. */
  readonly memoryMb: number;
  /** Sockets of the process that are left when all is over. */
  readonly socketsLeft: number;
}

const MB = 1_048_576;
const SETTLE_MS = 8_000;
const HEAD = "Host: localhost\r\n";

/** Sends one kind of request after the other to a dashboard whose process is `pid`, each many times at once. */
export async function flood(url: string, pid: number, sizes: FloodSizes) {
  const run = (work: () => Promise<readonly number[]>) => during(url, pid, work);
  const calm = await run(async () => {
    await sleep(2_000);
    return [];
  });
  const upgrades = await run(() => many(sizes.upgrades, () => upgrade(url)));
  const posts = await run(() => many(sizes.posts, (n) => unfinishedPost(url, n % 2 === 0)));
  const exports = await run(() => many(sizes.exports, () => wholeExport(url)));
  const streams = await run(() => eventStreams(url, sizes.streams));
  return { calm, upgrades, posts, exports, streams };
}

async function many(count: number, send: (n: number) => Promise<number>): Promise<readonly number[]> {
  return Promise.all(Array.from({ length: count }, (_, n) => send(n)));
}

/** The client never closes: the server has to. */
async function upgrade(url: string): Promise<number> {
  const request = `GET /api/health HTTP/1.1\r\n${HEAD}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
  const { closed, socket } = await rawConnection(url, request);
  const answer = await closed(60_000);
  socket.destroy();
  return statusOf(answer);
}

/** A body of 9 MB of which 2 MB are sent, of a known length or in chunks. */
async function unfinishedPost(url: string, inChunks: boolean): Promise<number> {
  const length = inChunks ? "Transfer-Encoding: chunked" : "Content-Length: 9000000";
  const start = inChunks ? `${(9_000_000).toString(16)}\r\n` : "";
  const body = "x".repeat(2 * MB);
  const { closed, socket } = await rawConnection(
    url,
    `POST /api/scans HTTP/1.1\r\n${HEAD}${length}\r\n\r\n${start}${body}`,
  );
  const answer = await closed(30_000);
  socket.destroy();
  return statusOf(answer);
}

/** 0 for one that breaks off. */
async function wholeExport(url: string): Promise<number> {
  try {
    const answer = await fetch(`${url}/api/evidence.csv`);
    for await (const _ of answer.body ?? []);
    return answer.status;
  } catch {
    return 0;
  }
}

/** Event streams of a scan that goes on, held for a while. */
async function eventStreams(url: string, count: number): Promise<readonly number[]> {
  const started = await fetch(`${url}/api/scans`, { method: "POST" });
  const { id } = (await started.json()) as Scan;
  const request = `GET /api/scans/${id}/events HTTP/1.1\r\n${HEAD}\r\n`;
  const open = await Promise.all(Array.from({ length: count }, () => rawConnection(url, request)));
  await sleep(3_000);
  const statuses = open.map(({ received }) => statusOf(received()));
  for (const { socket } of open) socket.destroy();
  await fetch(`${url}/api/scans/${id}`, { method: "DELETE" });
  return statuses;
}

async function during(url: string, pid: number, work: () => Promise<readonly number[]>): Promise<FloodOutcome> {
  const before = { memory: memoryOf(pid), sockets: socketsOf(pid) };
  const times: number[] = [];
  let memory = before.memory;
  let goesOn = true;
  const watch = (async () => {
    while (goesOn) {
      times.push(await timed(async () => (await fetch(`${url}/api/health`)).text()));
      memory = Math.max(memory, memoryOf(pid));
      await sleep(10);
    }
  })();
  const answers = await work();
  goesOn = false;
  await watch;
  const until = performance.now() + SETTLE_MS;
  while (socketsOf(pid) > before.sockets && performance.now() < until) await sleep(100);
  const statuses: Record<number, number> = {};
  for (const status of answers) statuses[status] = (statuses[status] ?? 0) + 1;
  return {
    statuses,
    healthMs: percentile(times, 0.99),
    memoryMb: (memory - before.memory) / MB,
    socketsLeft: Math.max(0, socketsOf(pid) - before.sockets),
  };
}

function socketsOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).filter((fd) => isSocket(`/proc/${pid}/fd/${fd}`)).length;
}

function isSocket(path: string): boolean {
  try {
    return readlinkSync(path).startsWith("socket:");
  } catch {
    return false;
  }
}

function memoryOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)?.[1] ?? 0) * 1_024;
}
