import { readFileSync } from "node:fs";
import { projectFile } from "#lib/cli/project.ts";
import { healthAt, NPM_START, startCommand, untilAnswering, type Way } from "./started.ts";

/** What this script finds of one way to start the dashboard. */
export interface Found {
  readonly way: string;
  readonly env: Readonly<Record<string, string>>;
  /** The status of the health check on each address; null if no server answers. */
  readonly loopback: number | null;
  readonly second: number | null;
  /** Null where it went on until it was ended. */
  readonly code: number | null;
  readonly output: string;
}

const PORT = 3000;
const [SECOND = "", STANDALONE = "", DATABASE = ""] = process.argv.slice(2);

const unit = readFileSync(projectFile("OPERATIONS.md"), "utf8").match(/^ExecStart=(.+)$/m)?.[1] ?? "";
const WAYS: Readonly<Record<string, Way>> = {
  "npm start": NPM_START,
  "npm run dev": { command: ["node", "lib/cli/run.mjs", "dev"] },
  "the systemd unit": { command: ["node", ...unit.split(" ").slice(1)] },
  "the container": { command: ["node", "server.js"], cwd: STANDALONE },
  "next start": { command: ["node", "node_modules/next/dist/bin/next", "start"] },
};

/** The variable that each server of Next reads; ours is unset or on loopback, so no other host may get an answer. */
const OPEN_TO_NEXT = { HOSTNAME: "0.0.0.0" };
const ENVIRONMENTS: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  "npm start": [OPEN_TO_NEXT, { HOST: "0.0.0.0" }, { HOST: SECOND }],
  "npm run dev": [OPEN_TO_NEXT, { HOST: "0.0.0.0" }],
  "the systemd unit": [OPEN_TO_NEXT, { HOST: "::" }],
  "the container": [OPEN_TO_NEXT, { HOST: "127.0.0.1", ...OPEN_TO_NEXT }, { HOST: "0.0.0.0" }],
  "next start": [{}],
};

/* Runs in a network namespace with a second address, and prints which addresses answer: one JSON object a line. */

for (const [name, way] of Object.entries(WAYS))
  for (const env of ENVIRONMENTS[name] ?? []) console.log(JSON.stringify(await tryWay(name, way, env)));
process.exit(0);

async function tryWay(name: string, way: Way, env: Readonly<Record<string, string>>): Promise<Found> {
  const started = startCommand(way, { DATABASE_URL: `file:${DATABASE}`, AWS_REGION: "us-east-1", ...env });
  await untilAnswering(started, PORT);
  const [loopback, second] = [await healthAt("127.0.0.1", PORT), await healthAt(SECOND, PORT)];
  const code = started.code();
  started.child.kill("SIGTERM");
  await started.ended;
  return { way: name, env, loopback, second, code, output: started.output() };
}
