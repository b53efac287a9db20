import "server-only";
import { sentenceOfFinding } from "#lib/controls/sentence-of-finding.ts";
import { SEVERITIES } from "#lib/domain/control-text.ts";
import type { KeptFinding } from "#lib/domain/finding.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import type { ListedFinding } from "#lib/views/findings.ts";
import { controlText } from "./controls.ts";

/** Findings with title and severity of their controls, without those of controls that this version does not have. */
export function listFindings(findings: readonly KeptFinding[]): readonly ListedFinding[] {
  return findings.flatMap((finding) => {
    const text = controlText(finding.control);
    const { subject } = finding;
    const keyArn = subject.kind === "key" ? subject.arn : subject.kind === "grant" ? subject.keyArn : null;
    if (!text) return [];
    const words = { title: text.title, severity: text.severity, reason: sentenceOfFinding(finding) };
    return [{ ...finding, ...words, keyId: keyArn && urlId(keyArn) }];
  });
}

/** Failed ones before unknown ones, the most severe first. */
export function sortFindings(findings: readonly ListedFinding[]): readonly ListedFinding[] {
  return findings.toSorted(
    (a, b) =>
      Number(a.answer !== "fail") - Number(b.answer !== "fail") ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      (a.control < b.control ? -1 : Number(a.control > b.control)),
  );
}
