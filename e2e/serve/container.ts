import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { startNode } from "#lib/cli/process/child.ts";
import type { Scan } from "#lib/domain/scan.ts";
import { startCommand, untilAnswering } from "./started.ts";

const [STANDALONE = "", DATABASE = "", UID = ""] = process.argv.slice(2);
const PORT = 3000;

/* Runs where the image would: the standalone folder, read-only, as another user. Prints the scan that it ran, and its exit. */

const account = startNode(["--conditions=react-server", "e2e/accounts/demo-process.ts", "{}"], { output: "errors" });
const [{ url }] = (await once(account, "message")) as [{ url: string }];
const started = startCommand(
  { command: ["node", "server.js"], cwd: STANDALONE, ...(UID === "" ? {} : { uid: Number(UID) }) },
  {
    ...{ HOST: "127.0.0.1", PORT: String(PORT), DATABASE_URL: `file:${DATABASE}`, AWS_ENDPOINT_URL: url },
    ...{ AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "x", AWS_SECRET_ACCESS_KEY: "x", POSTURE_REGIONS: "us-east-1" },
  },
);
await untilAnswering(started, PORT);
const at = `http://127.0.0.1:${PORT}`;
const answer = await fetch(`${at}/api/scans`, { method: "POST" });
if (answer.status !== 202) throw new Error(`${answer.status}: ${await answer.text()} ${started.output()}`);
const { id } = (await answer.json()) as Scan;
const scanNow = async () => (await (await fetch(`${at}/api/scans/${id}`)).json()) as Scan;
let scan = await scanNow();
while (scan.finishedAt === null) {
  await sleep(200);
  scan = await scanNow();
}
const page = await fetch(`${at}/`);
const style = (await page.text()).match(/\/_next\/static\/[^"]+\.css/)?.[0];
const asset = style ? (await fetch(at + style)).status : null;
started.child.kill("SIGTERM");
const code = await started.ended;
console.log(JSON.stringify({ scan, page: page.status, asset, code, output: started.output() }));
account.kill();
process.exit(0);
