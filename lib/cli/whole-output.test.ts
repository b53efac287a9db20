import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { outlineOf } from "#lib/catalogue/outline.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import { catalogueTable } from "./catalogue/catalogue-table.ts";
import { projectFile } from "./project.ts";

/** The output of a command in a shell pipe whose reader starts late, and then the exit code. */
async function printedThroughPipe(reader: string, ...args: readonly string[]): Promise<string> {
  const script = `{ node lib/cli/run.mjs "$@" 2>&1; echo "exit $?"; } | { ${reader}; }`;
  const options = { cwd: projectFile("."), maxBuffer: 1e7 };
  return (await promisify(execFile)("sh", ["-c", script, "sh", ...args], options)).stdout;
}

test("a slow reader gets all output of a command, with the exit code 0", async () => {
  const whole = catalogueTable(RESOURCE_TYPES.map(outlineOf));
  expect(whole.length).toBeGreaterThan(65_536);
  expect(await printedThroughPipe("sleep 2; cat", "catalogue")).toBe(`${whole}exit 0\n`);
});

test("a slow reader gets the message of a failed command, with the exit code 1", async () => {
  const flag = `--${"x".repeat(100_000)}`;
  const printed = await printedThroughPipe("sleep 2; cat", "catalogue", flag);
  expect(printed.length).toBeGreaterThan(100_000);
  expect(printed).toMatch(/\nUsage: npm run catalogue .*\nexit 1\n$/);
});

test("a reader that closes early ends the command without an error message", async () => {
  const script = "node lib/cli/run.mjs catalogue | head -c 4";
  const { stdout, stderr } = await promisify(execFile)("sh", ["-c", script], { cwd: projectFile(".") });
  expect({ stdout, stderr }).toEqual({ stdout: "TYPE", stderr: "" });
});
