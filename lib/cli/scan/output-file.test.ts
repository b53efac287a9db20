import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { demandWritable, writeOutput } from "./output-file.ts";

describe("a file that a scan writes", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "posture-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is complete or absent: a source that fails leaves the old file", async () => {
    const file = join(folder, "evidence.csv");
    writeFileSync(file, "old");
    async function* failing() {
      yield "half";
      throw new Error("the database went away");
    }
    await expect(writeOutput(file, failing())).rejects.toThrow(/evidence\.csv could not be written: the database/);
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["evidence.csv"]);
  });

  it("is readable by its owner only, for any umask and any earlier file", async () => {
    const file = join(folder, "evidence.csv");
    writeFileSync(file, "old");
    chmodSync(file, 0o666);
    const umask = process.umask(0);
    async function* whole() {
      yield "new";
    }
    await writeOutput(file, whole()).finally(() => process.umask(umask));
    expect(readFileSync(file, "utf8")).toBe("new");
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("a missing folder is reported before the scan, not after it", async () => {
    await expect(demandWritable(join(folder, "none", "out.csv"))).rejects.toThrow(/its folder does not exist/);
  });
});
