import { expect, test } from "vitest";
import { keyRecovery } from "./key-recovery.ts";

const NOW = new Date("2026-11-30T12:00:00Z");
const ARN = "arn:aws:kms:us-east-1:123456789012:key/0f0f";
const of = (state: string | null, more: { arn?: string; region?: string; deletionDate?: string } = {}) =>
  keyRecovery({ arn: ARN, region: "us-east-1", state, deletionDate: null, ...more }, NOW);

test("a key pending deletion has the commands that stop it, with its own ARN and Region", () => {
  for (const state of ["PendingDeletion", "PendingReplicaDeletion"]) {
    expect(of(state)?.commands?.split("\n")).toEqual([
      `aws kms cancel-key-deletion --key-id ${ARN} --region us-east-1`,
      `aws kms enable-key --key-id ${ARN} --region us-east-1`,
    ]);
  }
});

test("a disabled key is enabled, not cancelled", () => {
  expect(of("Disabled")?.commands).toBe(`aws kms enable-key --key-id ${ARN} --region us-east-1`);
});

test("after its deletion date no command is promised to help", () => {
  const due = of("PendingDeletion", { deletionDate: "2026-11-29T00:00:00Z" });
  expect(due).toMatchObject({ commands: null, title: "Deletion date passed" });
  expect(of("PendingDeletion", { deletionDate: "2026-12-10T00:00:00Z" })?.commands).not.toBeNull();
});

test("a key in use, one whose state is unknown and one that was deleted have no commands", () => {
  for (const state of ["Enabled", "Updating", "Creating", "Gone", "SomethingNew", null]) expect(of(state)).toBeNull();
  for (const state of ["PendingImport", "Unavailable"]) expect(of(state)?.commands).toBeNull();
});

test("what is not inert in a shell is a placeholder, in every command", () => {
  const recovery = of("PendingDeletion", { arn: "arn:aws:kms:us-east-1:1:key/$(reboot)", region: "us;reboot" });
  expect(recovery?.commands).not.toContain("reboot");
  expect(recovery?.commands?.split("\n")).toEqual([
    "aws kms cancel-key-deletion --key-id KEY-ARN --region REGION",
    "aws kms enable-key --key-id KEY-ARN --region REGION",
  ]);
  expect(recovery?.placeholders).toEqual(["KEY-ARN", "REGION"]);
});
