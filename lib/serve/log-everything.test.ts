import { execFile } from "node:child_process";
import { expect, test } from "vitest";

/** Runs code in its own process, and returns the lines that it wrote to stdout and stderr. */
async function linesOf(code: string): Promise<string[]> {
  const start = `import { endOnUncaught, logEverything } from "./lib/serve/log-everything.ts"; logEverything(); endOnUncaught();`;
  const run = ["--conditions=react-server", "--input-type=module-typescript", "-e", `${start}\n${code}`];
  return new Promise((resolve) => {
    execFile(process.execPath, run, (_, stdout, stderr) => resolve(`${stdout}${stderr}`.split("\n").filter(Boolean)));
  });
}

const PRINTS: readonly (readonly [string, string, unknown])[] = [
  [
    "a text of several lines",
    `console.error("Error: aborted\\n    at abortIncoming (node:_http_server:843:17)\\n")`,
    { level: "error" },
  ],
  [
    "an error",
    `console.error(Object.assign(new Error("aborted"), { code: "ECONNRESET", secret: { a: 1 } }))`,
    { level: "error", msg: "aborted", err: { code: "ECONNRESET" } },
  ],
  ["what looks like a record", `console.log('{"level":"fatal"}\\n{"level":"fatal"}')`, { level: "info" }],
  [
    "colours and objects",
    `console.warn("\\u001b[31m⨯\\u001b[39m", { a: [1] })`,
    { level: "warn", msg: "⨯ { a: [ 1 ] }" },
  ],
  [
    "a warning of Node.js",
    `process.emitWarning("old", "DeprecationWarning"); await new Promise(setImmediate)`,
    { level: "warn", err: { message: "old" } },
  ],
  [
    "an error that nothing catches",
    `setImmediate(() => { throw new Error("lost") }); await new Promise(setImmediate)`,
    { level: "fatal", err: { message: "lost" } },
  ],
  [
    "a promise that nothing catches",
    `Promise.reject(new Error("lost")); await new Promise(setImmediate)`,
    { level: "fatal", err: { message: "lost" } },
  ],
  ["a failing start", `throw new Error("lost")`, { level: "fatal", err: { message: "lost" } }],
];

test.each(PRINTS)("%s is one JSON object on one line of the log", async (_, code, record) => {
  const lines = await linesOf(code);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject(record as object);
  expect(lines[0]).not.toContain("secret");
});
