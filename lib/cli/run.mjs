/*
 * `node lib/cli/run.mjs COMMAND [ARGUMENT…]`: the entry of every npm script. Plain JavaScript without dependencies,
 * because it runs before anything is installed and on any Node.js from 20.19 on. It then runs lib/cli/COMMAND.ts on the
 * project's own Node.js, which runs TypeScript directly.
 */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled, projectNode } from "./install.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [command, ...args] = process.argv.slice(2);

try {
  ensureInstalled(root);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const child = spawn(
  projectNode(root),
  // react-server: the condition under which `server-only` may be imported. Node 24 still warns about node:sqlite.
  [
    "--conditions=react-server",
    "--disable-warning=ExperimentalWarning",
    join(root, "lib", "cli", `${command}.ts`),
    ...args,
  ],
  {
    cwd: root,
    // The channel closes when this process ends, for any reason, and so notifies the command.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  },
);

// The child ends its own children first, and handles a second signal only once (Ctrl-C reaches the whole group).
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));

// On SIGTERM npm ends its shell, and the shell does not forward the signal.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) child.kill("SIGTERM");
}, 500).unref();

child.on("error", (error) => {
  process.stderr.write(`${projectNode(root)} could not be started: ${error.message}\n`);
  process.exit(1);
});
child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
