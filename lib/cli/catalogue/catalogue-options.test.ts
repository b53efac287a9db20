import { describe, expect, it } from "vitest";
import { readCatalogueCommand } from "./catalogue-options.ts";

describe("the flags of npm run catalogue", () => {
  it.each([
    [[], { print: "table" }],
    [["--json"], { print: "json" }],
    [["--iam"], { print: "policy" }],
    [["--iam", "--format", "terraform"], { print: "role", format: "terraform" }],
    [["--iam", "--format=cloudformation"], { print: "role", format: "cloudformation" }],
  ])("%j is %j", (args, command) => {
    expect(readCatalogueCommand(args)).toEqual(command);
  });

  it.each([
    [["--policy"], /--policy.*\nUsage: npm run catalogue -- \[--json\] \| \[--iam/],
    [["table"], /table.*\nUsage/],
    [["--json", "--iam"], /--json and --iam cannot be combined/],
    [["--format", "terraform"], /--format is allowed with --iam only/],
    [["--iam", "--format", "pulumi"], /--format got "pulumi"; allowed: cloudformation or terraform/],
    [["--iam", "--format"], /--format.*\nUsage/],
  ])("%j is rejected by a message that lists the allowed values", (args, message) => {
    expect(() => readCatalogueCommand(args)).toThrow(message);
  });
});
