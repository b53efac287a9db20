import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

  it("is whole or not there: a source that fails leaves the old file", async () => {
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

  it("a folder that does not exist is said before the scan, not after", async () => {
    await expect(demandWritable(join(folder, "none", "out.csv"))).rejects.toThrow(/its folder does not exist/);
  });
});
