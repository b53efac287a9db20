/*
 * `node lib/cli/run.mjs COMMAND [ARGUMENT…]`: what every npm script goes through. Plain JavaScript without
 * dependencies, because it runs before anything is installed and on any Node.js from 20.19 on; it then hands
 * over to lib/cli/COMMAND.ts on the project's own Node.js, which runs TypeScript as it is.
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
  // react-server: the condition under which `server-only` may be imported. node:sqlite still warns in Node 24.
  [
    "--conditions=react-server",
    "--disable-warning=ExperimentalWarning",
    join(root, "lib", "cli", `${command}.ts`),
    ...args,
  ],
  {
    cwd: root,
    // The channel closes with this process, however it ends, and tells the command so.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  },
);

// The child ends its own children first, and takes a signal that reaches it twice (Ctrl-C goes to the whole group) once.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));

// When npm is told to end it ends its shell, and that shell ends without a word to us.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) child.kill("SIGTERM");
}, 500).unref();

child.on("error", (error) => {
  process.stderr.write(`${projectNode(root)} could not be started: ${error.message}\n`);
  process.exit(1);
});
child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
