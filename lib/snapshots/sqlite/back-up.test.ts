import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../open-database.ts";
import { temporaryDatabase } from "../temporary-database.testkit.ts";
import { backUp } from "./back-up.ts";

const now = () => new Date("2026-11-01T08:00:00Z");

async function opened(path = temporaryDatabase()) {
  const store = await openDatabase(`file:${path}`, { now });
  onTestFinished(() => store.close());
  const idsOf = async () => (await store.scans.listScans(1_000)).map(({ id }) => id);
  return { path, folder: dirname(path), ...store, idsOf };
}

describe("a backup", () => {
  test("of an open database that is being written has all earlier writes, and only its owner can read it", async () => {
    const { path, folder, queue, idsOf } = await opened();
    const target = join(folder, "backup.db");
    for (let each = 0; each < 20; each += 1) await queue.enqueue(null);
    const before = await idsOf();
    // Another process has an open transaction.
    const other = new DatabaseSync(path);
    other.exec("begin immediate; delete from scans");
    const umask = process.umask(0);
    try {
      backUp(path, target);
    } finally {
      process.umask(umask);
      other.exec("rollback");
      other.close();
    }
    await queue.enqueue(null);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.includes("backup"))).toEqual(["backup.db"]);
    const restored = await opened(target);
    expect(await restored.idsOf()).toEqual(before);
  });

  test("overwrites no file, and leaves no file when it fails", async () => {
    const { path, folder } = await opened();
    const target = join(folder, "backup.db");
    writeFileSync(target, "old");
    expect(() => backUp(path, target)).toThrow(/backup\.db exists and was left unchanged/);
    expect(readFileSync(target, "utf8")).toBe("old");
    expect(() => backUp(path, join(folder, "none", "backup.db"))).toThrow(/could not be written/);
    expect(() => backUp(join(folder, "none.db"), join(folder, "new.db"))).toThrow(/There is no database/);
    expect(readdirSync(folder).filter((name) => /part|new|none/.test(name))).toEqual([]);
  });

  test("can be restored by the commands in OPERATIONS.md, also over the WAL of a killed process", async () => {
    const { path, folder, queue, idsOf, close } = await opened();
    await queue.enqueue(null);
    const before = await idsOf();
    const backup = join(folder, "backup.db");
    backUp(path, backup);
    for (let each = 0; each < 50; each += 1) await queue.enqueue(null);
    // A killed process leaves the WAL with its last changes.
    const place = join(folder, "var");
    mkdirSync(place);
    for (const ending of ["", "-wal"]) copyFileSync(`${path}${ending}`, join(place, `posture.db${ending}`));
    await close();

    const commands = readFileSync("OPERATIONS.md", "utf8").match(/# restore a backup\n(?<commands>[\s\S]*?)```/)?.groups
      ?.commands;
    const shell = commands
      ?.split("\n")
      .filter((line) => !line.startsWith("systemctl"))
      .join("\n")
      .replaceAll("/var/lib/bedrock-posture", place)
      .replaceAll("/backup/posture.db", backup)
      .replace("-o posture -g posture ", "");
    execFileSync("sh", ["-euc", shell ?? "exit 1"]);
    const restored = await opened(join(place, "posture.db"));
    expect(await restored.idsOf()).toEqual(before);
    expect(statSync(join(place, "posture.db")).mode & 0o777).toBe(0o600);
  });
});
