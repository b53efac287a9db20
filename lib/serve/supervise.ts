import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { dirname, extname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface ServiceOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Development: pages are built on request. */
  readonly dev?: boolean;
  /** Whether a worker is started beside the web server. */
  readonly worker: boolean;
  /** Where the output goes. `errors`: stderr to that of this process, stdout nowhere. */
  readonly output?: "inherit" | "errors" | number;
  /** Aborting it ends both, as `end` does, also before the web server responds. */
  readonly signal?: AbortSignal;
}

/** A web server and its worker. */
export interface Service {
  readonly url: string;
  /** Of the web server. */
  readonly pid: number;
  /** Resolves to the exit code of the web server when both have ended; 128 + n if signal n ended it. */
  readonly ended: Promise<number>;
  /** Ends both, within ten seconds. */
  readonly end: () => Promise<void>;
}

/** A worker that ends is restarted after this time, doubled each time; after a long run the time is reset. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const LONG_LIFE_MS = 60_000;
/** Processes that have not ended after this time are killed. */
const GRACE_MS = 8_000;

/** In the sources this file is in lib/serve; in the standalone build all three files are in the root. */
const ENDING = extname(import.meta.filename);
const FOLDER = import.meta.dirname;
const ROOT = ENDING === ".ts" ? dirname(dirname(FOLDER)) : FOLDER;

/** Lets both processes import `server-only`; the standalone build has it bundled. */
const MAY_IMPORT_SERVER_ONLY = {
  web: ENDING === ".ts" ? ["--import", join(FOLDER, "server-only.mjs")] : [],
  worker: ["--conditions=react-server"],
} as const;

/**
 * Starts the web server and one worker, and restarts the worker whenever it ends. When the web server ends, the worker
 * ends too.
 *
 * @returns when the web server responds; null if it ended before, with the reason on stderr
 */
export async function supervise(options: ServiceOptions): Promise<Service | null> {
  const web = start("web", options);
  const stop = new AbortController();
  stop.signal.addEventListener("abort", () => void endChild(web));
  options.signal?.addEventListener("abort", () => stop.abort());
  const webEnded = exitOf(web);
  const worker = options.worker ? keepWorking(options, stop.signal) : Promise.resolve();
  const ended = webEnded.then(async (code) => {
    stop.abort();
    await worker;
    return code;
  });
  const ready = once(web, "message") as Promise<[{ readonly url: string }]>;
  const [message] = await Promise.race([ready, webEnded.then(() => [null] as const)]);
  if (!message) {
    await ended;
    return null;
  }
  return {
    url: message.url,
    pid: web.pid ?? 0,
    ended,
    async end() {
      stop.abort();
      await ended;
    },
  };
}

async function keepWorking(options: ServiceOptions, stop: AbortSignal): Promise<void> {
  for (let pause = FIRST_PAUSE_MS; !stop.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const since = performance.now();
    const worker = start("worker", options);
    const end = () => void endChild(worker);
    stop.addEventListener("abort", end);
    const code = await exitOf(worker);
    stop.removeEventListener("abort", end);
    if (stop.aborted) return;
    if (performance.now() - since > LONG_LIFE_MS) pause = FIRST_PAUSE_MS;
    const record = {
      level: "error",
      time: new Date().toISOString(),
      code,
      msg: "the worker ended; it is started again",
    };
    process.stderr.write(`${JSON.stringify(record)}\n`);
    await sleep(pause, undefined, { signal: stop }).catch(() => {});
  }
}

function start(name: "web" | "worker", { env, dev = false, output = "errors" }: ServiceOptions): ChildProcess {
  const streams = output === "errors" ? (["ignore", "inherit"] as const) : ([output, output] as const);
  return fork(join(FOLDER, `${name}${ENDING}`), dev ? ["--dev"] : [], {
    cwd: ROOT,
    execArgv: ["--disable-warning=ExperimentalWarning", ...MAY_IMPORT_SERVER_ONLY[name]],
    env: { ...env, NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" } as NodeJS.ProcessEnv,
    stdio: ["ignore", ...streams, "ipc"],
  });
}

async function endChild(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  await exitOf(child);
  clearTimeout(timer);
}

/** The exit code of a child; 128 + n if signal n ended it. */
async function exitOf(child: ChildProcess): Promise<number> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode ?? 128 + (child.signalCode ? constants.signals[child.signalCode] : 0);
}
