import "server-only";
import { sentenceOfFinding } from "#lib/controls/sentence-of-finding.ts";
import { SEVERITIES } from "#lib/domain/control-text.ts";
import type { KeptFinding } from "#lib/domain/finding.ts";
import { findingId } from "#lib/snapshots/first-seen.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { ListedFinding } from "#lib/views/findings.ts";
import { controlText } from "./controls.ts";

/**
 * Findings with title and severity of their controls and the time when they were first seen, without those of controls
 * that this version does not have.
 */
export async function listFindings(
  { timelines }: Pick<SnapshotStore, "timelines">,
  findings: readonly KeptFinding[],
): Promise<readonly ListedFinding[]> {
  const firstSeen = await timelines.firstSeenOfFindings(findings);
  return findings.flatMap((finding) => {
    const text = controlText(finding.control);
    const { subject } = finding;
    const keyArn = subject.kind === "key" ? subject.arn : subject.kind === "grant" ? subject.keyArn : null;
    if (!text) return [];
    const words = { title: text.title, severity: text.severity, reason: sentenceOfFinding(finding) };
    const seen = firstSeen.get(findingId(finding.accountId, finding.control, subject)) ?? null;
    return [{ ...finding, ...words, keyId: keyArn && urlId(keyArn), firstSeen: seen }];
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
