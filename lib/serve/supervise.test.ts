import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What a process of ours says of a variable that is wrong: so far it only gets when all its modules load. */
function complaintOf(script: string, args: readonly string[]): string {
  const env = { ...process.env, PORT: "nowhere", POSTURE_LOG_LEVEL: "silent" };
  const { stderr } = spawnSync(process.execPath, [...args, script], { env, encoding: "utf8", timeout: 60_000 });
  return stderr;
}

test("the web server's process loads every module that it imports, and the entry too", () => {
  const hook = ["--import", "./lib/serve/server-only.mjs"];
  expect(readFileSync("lib/serve/supervise.ts", "utf8")).toContain("server-only.mjs");
  expect(complaintOf("lib/serve/web.ts", hook)).toContain('PORT is "nowhere"');
  expect(complaintOf("lib/serve/main.ts", ["--conditions=react-server"])).toContain('PORT is "nowhere"');
});
