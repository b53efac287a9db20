import { lookup } from "node:dns";
import pLimit from "p-limit";
import { unlimitAttempts } from "#lib/aws/attempts.ts";
import { callsInFlight, DEFAULT_BOUNDS, sharedHandler } from "#lib/aws/bounds.ts";
import { CLIENTS } from "#lib/aws/clients.ts";
import { Connections } from "#lib/aws/connections.ts";
import { createReader, type Reader } from "#lib/aws/reader.ts";
import type { Request } from "#lib/catalogue/request.ts";
import { endChild } from "#lib/cli/process/child.ts";
import { scanAccount } from "#lib/scanner/scan-account.ts";
import { startAccountProcess } from "../accounts/dashboard.ts";
import { percentile, report, timed } from "./report.ts";

const RESOURCES = 2_000;
const LATENCY_MS = 30;
const RUNS = 3;

interface Call {
  readonly region: string;
  readonly request: Request<unknown>;
}

/** A scan of 2,000 resources at 30 ms latency, against the SDK's clients making the same calls and nothing else. */
export async function benchScanTime(): Promise<void> {
  const account = await startAccountProcess({ resources: RESOURCES, latencyMs: LATENCY_MS });
  process.env.AWS_ENDPOINT_URL = account.url;
  const calls: Call[] = [];
  await scan((call) => calls.push(call));
  await makeCalls(account.url, calls);

  const scans: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    scans.push(await timed(() => scan(() => {})));
    bare.push(await timed(() => makeCalls(account.url, calls)));
  }
  report({
    name: `scan of ${RESOURCES} resources at ${LATENCY_MS} ms`,
    value: percentile(scans, 0.5),
    unit: "ms",
    floor: percentile(bare, 0.5),
  });
  await endChild(account.child);
}

async function scan(onCall: (call: Call) => void): Promise<void> {
  const reader = createReader();
  const observed: Reader = {
    ...reader,
    call(region, request, signal) {
      onCall({ region, request });
      return reader.call(region, request, signal);
    },
  };
  const identity = await reader.identify();
  if (!identity.ok) throw new Error(identity.failure.message);
  await scanAccount(observed, {
    identity: identity.output,
    regions: null,
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  reader.close();
}

/** The same calls as fast as the same concurrency allows: no order, no reading of the answers, no retries. */
async function makeCalls(endpoint: string, calls: readonly Call[]): Promise<void> {
  const requestHandler = sharedHandler(DEFAULT_BOUNDS, new Connections(), lookup);
  const lines = Map.groupBy(calls, ({ region, request }) => `${request.service} ${region}`);
  const all = [...lines.values()].map((line) => {
    const [first] = line;
    if (!first) return [];
    const { region, request } = first;
    const credentials = { accessKeyId: "demo", secretAccessKey: "demo" };
    const client = CLIENTS[request.service]({
      region,
      credentials,
      requestHandler,
      maxAttempts: 1,
      retryMode: "standard",
      endpoint,
    });
    const inFlight = pLimit(callsInFlight(request.service, DEFAULT_BOUNDS));
    const send = client.send.bind(client) as (command: object) => Promise<unknown>;
    // What the scan's reader put before them is not part of the floor.
    for (const call of line) unlimitAttempts(call.request.command);
    return line.map((call) => inFlight(() => send(call.request.command).catch(() => null)));
  });
  await Promise.all(all.flat());
  requestHandler.destroy();
}
