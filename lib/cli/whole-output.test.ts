import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { outlineOf } from "#lib/catalogue/outline.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import { catalogueTable } from "./catalogue/catalogue-table.ts";
import { projectFile } from "./project.ts";

/** What a command prints into a pipe of the shell, whose reader begins late, and then its exit code. */
async function printedThroughPipe(reader: string, ...args: readonly string[]): Promise<string> {
  const script = `{ node lib/cli/run.mjs "$@" 2>&1; echo "exit $?"; } | { ${reader}; }`;
  const options = { cwd: projectFile("."), maxBuffer: 1e7 };
  return (await promisify(execFile)("sh", ["-c", script, "sh", ...args], options)).stdout;
}

test("what a command prints reaches a slow reader whole, with the exit code 0", async () => {
  const whole = catalogueTable(RESOURCE_TYPES.map(outlineOf));
  expect(whole.length).toBeGreaterThan(65_536);
  expect(await printedThroughPipe("sleep 2; cat", "catalogue")).toBe(`${whole}exit 0\n`);
});

test("so does the message of a command that fails, with the exit code 1", async () => {
  const flag = `--${"x".repeat(100_000)}`;
  const printed = await printedThroughPipe("sleep 2; cat", "catalogue", flag);
  expect(printed.length).toBeGreaterThan(100_000);
  expect(printed).toMatch(/\nUsage: npm run catalogue .*\nexit 1\n$/);
});

test("a reader that goes early ends the command without an error message", async () => {
  const script = "node lib/cli/run.mjs catalogue | head -c 4";
  const { stdout, stderr } = await promisify(execFile)("sh", ["-c", script], { cwd: projectFile(".") });
  expect({ stdout, stderr }).toEqual({ stdout: "TYPE", stderr: "" });
});
