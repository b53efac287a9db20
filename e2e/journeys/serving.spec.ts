import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, globSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { demoEnvironment } from "#lib/cli/demo/demo-environment.ts";
import { endChild } from "#lib/cli/process/child.ts";
import { freePort } from "#lib/cli/process/port.ts";
import { completeStandalone, STANDALONE } from "#lib/cli/process/standalone.ts";
import type { Scan } from "#lib/domain/scan.ts";
import { startAccountProcess } from "../accounts/dashboard.ts";
import { descendantsOf, isRunning } from "../serve/descendants.ts";
import type { Found } from "../serve/second-address.ts";
import { healthAt, NPM_START, type Started, startCommand, untilAnswering } from "../serve/started.ts";

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const SECOND = "192.0.2.7";
const UNSHARE = ["--net", "--mount", ...(isRoot ? [] : ["--map-root-user"])];
const mayUnshare = spawnSync("unshare", [...UNSHARE, "ip", "link", "set", "lo", "up"]).status === 0;
const WHY = "this machine lets no one make a network namespace (unshare, ip)";

test.describe.configure({ mode: "serial", timeout: 240_000 });

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "posture-serving-"));
  chmodSync(folder, 0o755);
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script of this folder in a network namespace with a second address; its stdout. */
function inNamespace(script: string, args: readonly string[], before = "true"): string {
  const node = [process.execPath, "--conditions=react-server", "--disable-warning=ExperimentalWarning"];
  const command = [...node, `e2e/serve/${script}`, ...args].map((each) => `'${each}'`).join(" ");
  const shell = `ip link set lo up && ip addr add ${SECOND}/32 dev lo && ${before} && exec ${command}`;
  return execFileSync("unshare", [...UNSHARE, "sh", "-c", shell], { encoding: "utf8", timeout: 230_000 });
}

test("no way to start listens beyond loopback without sign-in, whatever HOST and HOSTNAME say", async () => {
  test.skip(!mayUnshare, WHY);
  await completeStandalone();
  const lines = inNamespace("second-address.ts", [SECOND, STANDALONE, join(folder, "posture.db")])
    .trim()
    .split("\n");
  const found = lines.map((line) => JSON.parse(line) as Found);
  expect(new Set(found.map(({ way }) => way)).size).toBe(5);
  for (const { way, env, loopback, second, code, output } of found) {
    const said = `${way} ${JSON.stringify(env)}: ${output}`;
    expect(second, said).toBeNull();
    const beyond = env.HOST !== undefined && env.HOST !== "127.0.0.1";
    if (!beyond && way !== "next start") expect({ loopback, code }, said).toEqual({ loopback: 200, code: null });
    else expect({ loopback, code }, said).toEqual({ loopback: null, code: 1 });
    if (beyond) expect(output, said).toMatch(/other machines can reach[\s\S]*POSTURE_OIDC_ISSUER/);
  }
});

test("the container's folder, read-only and as another user, scans an account and serves its pages", async () => {
  test.skip(!mayUnshare, WHY);
  await completeStandalone();
  const [image, data] = [join(folder, "image"), join(folder, "data")];
  cpSync(STANDALONE, image, { recursive: true, verbatimSymlinks: true });
  mkdirSync(data);
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  const secret = globSync(["**/.env*", "**/*.env", "**/*.db*", "*.csv", "data"], { cwd: image });
  expect(secret.filter((path) => !path.startsWith("node_modules/"))).toEqual([]);
  const readOnly = `mount --bind ${image} ${image} && mount -o remount,ro,bind ${image}`;
  const args = [image, join(data, "posture.db"), ...(isRoot ? [String(NOBODY)] : [])];
  const last = inNamespace("container.ts", args, readOnly).trim().split("\n").at(-1) ?? "";
  const { scan, page, asset, code, output } = JSON.parse(last);
  expect(scan, output).toMatchObject({ state: "completed", accountId: "123456789012" });
  expect(scan.counts.resources).toBeGreaterThan(50);
  expect({ page, asset, code }, output).toEqual({ page: 200, asset: 200, code: 0 });
});

test.describe("npm start", () => {
  let port: number;
  let account: Awaited<ReturnType<typeof startAccountProcess>>;
  let started: Started;

  test.beforeEach(async () => {
    account = await startAccountProcess({ latencyMs: 150 });
    port = await freePort();
    const env = demoEnvironment({}, account.url, `file:${join(folder, "posture.db")}`) as Record<string, string>;
    started = startCommand(NPM_START, { ...env, PORT: String(port), POSTURE_LOG_LEVEL: "debug" });
    await untilAnswering(started, port);
    // Signals are heeded from here on, too.
    await expect.poll(() => started.output(), { timeout: 30_000 }).toContain("Bedrock Posture is at");
  });
  test.afterEach(async () => {
    started.child.kill("SIGKILL");
    await endChild(account.child);
  });

  const api = async <Body>(path: string, init?: RequestInit): Promise<Body> =>
    (await (await fetch(`http://127.0.0.1:${port}${path}`, init)).json()) as Body;
  const processOf = (name: string) =>
    descendantsOf(started.child.pid ?? 0).find(({ command }) => command.includes(`serve/${name}`));

  async function runningScan(): Promise<Scan> {
    const { id } = await api<Scan>("/api/scans", { method: "POST" });
    const scan = () => api<Scan>(`/api/scans/${id}`);
    await expect.poll(async () => (await scan()).counts.calls, { timeout: 20_000 }).toBeGreaterThan(10);
    return scan();
  }

  function stateInDatabase(id: string): unknown {
    const database = new DatabaseSync(join(folder, "posture.db"), { readOnly: true });
    const state = database.prepare("select state from scans where id = ?").get(id)?.state;
    database.close();
    return state;
  }

  test("ends within ten seconds of SIGTERM, exit 0, its scan interrupted, also while a client follows it", async () => {
    const { id } = await runningScan();
    const events = await fetch(`http://127.0.0.1:${port}/api/scans/${id}/events`);
    const reader = events.body?.getReader();
    await reader?.read();
    const told = performance.now();
    started.child.kill("SIGTERM");
    expect(await started.ended).toBe(0);
    expect(performance.now() - told).toBeLessThan(10_000);
    expect(stateInDatabase(id)).toBe("interrupted");
  });

  test("continues to answer when the reader of its log closes, and then idles", async () => {
    started.child.stdout?.destroy();
    started.child.stderr?.destroy();
    const { id } = await runningScan();
    await expect.poll(async () => (await api<Scan>(`/api/scans/${id}`)).state, { timeout: 60_000 }).toBe("completed");
    await fetch(`http://127.0.0.1:${port}/api/scans/x/events`);
    const before = new Map(descendantsOf(started.child.pid ?? 0).map(({ pid, ticks }) => [pid, ticks]));
    await sleep(3_000);
    const after = descendantsOf(started.child.pid ?? 0);
    expect(after.length).toBeGreaterThanOrEqual(4);
    for (const { pid, ticks, command } of after) expect(ticks - (before.get(pid) ?? 0), command).toBeLessThan(60);
    expect(await healthAt("127.0.0.1", port)).toBe(200);
  });

  for (const parent of ["run.mjs", "start.ts"])
    test(`leaves nothing running when ${parent} is killed`, async () => {
      const all = descendantsOf(started.child.pid ?? 0);
      const target = all.find(({ command }) => command.includes(parent));
      expect(all.length).toBe(4);
      process.kill(target?.pid ?? 0, "SIGKILL");
      await expect.poll(() => all.filter(({ pid }) => isRunning(pid)), { timeout: 10_000 }).toEqual([]);
      expect(await started.ended).toBe(137);
    });

  test("ends with 137 when its web server is killed", async () => {
    process.kill(processOf("web")?.pid ?? 0, "SIGKILL");
    expect(await started.ended).toBe(137);
  });

  test("ends with 130 on Ctrl-C", async () => {
    started.child.kill("SIGINT");
    expect(await started.ended).toBe(130);
  });

  test("restarts its worker when that is killed, says that the scan was interrupted, and can scan again", async () => {
    const { id } = await runningScan();
    const first = processOf("worker")?.pid ?? 0;
    process.kill(first, "SIGKILL");
    expect(await healthAt("127.0.0.1", port)).toBe(200);
    await expect.poll(() => stateInDatabase(id), { timeout: 20_000 }).toBe("interrupted");
    await expect.poll(() => processOf("worker")?.pid ?? first, { timeout: 10_000 }).not.toBe(first);
    expect((await runningScan()).state).toBe("running");
  });
});
