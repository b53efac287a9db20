import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The error of the process for an invalid variable; it appears only if all its modules load. */
function complaintOf(script: string, args: readonly string[]): string {
  const env = { ...process.env, PORT: "nowhere", POSTURE_LOG_LEVEL: "silent" };
  const { stderr } = spawnSync(process.execPath, [...args, script], { env, encoding: "utf8", timeout: 60_000 });
  return stderr;
}

test("the web server's process and the entry load every module that they import", () => {
  const hook = ["--import", "./lib/serve/server-only.mjs"];
  expect(readFileSync("lib/serve/supervise.ts", "utf8")).toContain("server-only.mjs");
  expect(complaintOf("lib/serve/web.ts", hook)).toContain('PORT is "nowhere"');
  expect(complaintOf("lib/serve/main.ts", ["--conditions=react-server"])).toContain('PORT is "nowhere"');
});
