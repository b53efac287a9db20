import { expect, test } from "vitest";
import type { Finding, Subject } from "#lib/domain/finding.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { CONTROLS } from "./controls.ts";
import { BY_POLICY, withAnswers } from "./row-answers.ts";

const ROW = {
  ...{ id: "row", resourceId: "resource", keyArn: "arn:key", storeArn: "arn:store", remediation: "none" },
  ...{ findings: [], unknownControls: [] },
} as unknown as ProtectionRow;

const found = (control: string, subject: Subject, answer: Finding["answer"] = "fail"): Finding => ({
  ...{ control, subject, answer, reason: "", reasonCode: "", reasonParameters: {}, region: "us-east-1", name: "" },
  units: ["us-east-1"],
});

test("a row carries what fails and what cannot be decided for itself, its resource, its key and its store", () => {
  const findings = [
    found("BEP-050", { kind: "store", arn: "arn:store" }),
    found("BEP-005", { kind: "key", arn: "arn:key" }),
    found("BEP-006", { kind: "resource", id: "resource" }),
    found("BEP-002", { kind: "row", id: "row" }, "cannot-tell"),
    found("BEP-030", { kind: "key", arn: "arn:key" }, "cannot-tell"),
    found("BEP-003", { kind: "row", id: "another" }),
    found("BEP-020", { kind: "grant", keyArn: "arn:key", grantId: "g" }),
    found("BEP-040", { kind: "region", region: "us-east-1" }),
  ];
  expect(withAnswers([ROW], findings)).toMatchObject([
    { findings: ["BEP-005", "BEP-006", "BEP-050"], unknownControls: ["BEP-002", "BEP-030"] },
  ]);
});

test("a policy puts right what only fails for a policy; what needs another key is not hidden by it", () => {
  const byPolicy = [found("BEP-010", { kind: "key", arn: "arn:key" })];
  const remediation = (row: ProtectionRow, findings: readonly Finding[]) =>
    withAnswers([row], findings)[0]?.remediation;
  expect(remediation(ROW, byPolicy)).toBe("policy");
  expect(remediation({ ...ROW, remediation: "recreate" }, byPolicy)).toBe("recreate");
  expect(remediation(ROW, [found("BEP-005", { kind: "key", arn: "arn:key" })])).toBe("none");
  expect([...BY_POLICY].filter((id) => !CONTROLS.some((control) => control.id === id))).toEqual([]);
});
