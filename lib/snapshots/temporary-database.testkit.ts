import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** The path of a database file that does not exist yet, in a folder that is deleted when the test ends. */
export function temporaryDatabase(): string {
  const folder = mkdtempSync(join(tmpdir(), "posture-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "posture.db");
}
