import { describe, expect, it } from "vitest";
import { readScanCommand } from "./scan-options.ts";

describe("the flags of npm run scan", () => {
  it("are all optional", () => {
    expect(readScanCommand([])).toEqual({ csv: null, json: null, regions: null, failOn: [] });
  });

  it("--region repeats, --fail-on takes a list", () => {
    const command = readScanCommand([
      "--region",
      "eu-central-1",
      "--region=us-east-1",
      "--fail-on",
      "unencrypted, unknown",
    ]);
    expect(command).toMatchObject({ regions: ["eu-central-1", "us-east-1"], failOn: ["unencrypted", "unknown"] });
  });

  it.each(["us-gov-east-1", "cn-north-1", "eusc-de-east-1", "us-iso-east-1"])("--region accepts %s", (region) => {
    expect(readScanCommand(["--region", region]).regions).toEqual([region]);
  });

  it.each([
    [["--cvs", "out.csv"], /--cvs.*\nUsage: npm run scan -- \[--csv FILE\]/],
    [["--csv"], /--csv/],
    [["out.csv"], /out\.csv/],
    [["--region", "Frankfurt"], /--region got "Frankfurt"; allowed: one AWS Region/],
    [["--region", "us-east-99"], /--region got "us-east-99"; allowed: one AWS Region/],
    [["--fail-on", "bad"], /--fail-on got "bad"; allowed: verdicts.*customer-managed/],
  ])("%j is rejected by a message that lists the allowed values", (args, message) => {
    expect(() => readScanCommand(args)).toThrow(message);
  });
});
