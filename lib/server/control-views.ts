import "server-only";
import { CONTROLS } from "#lib/controls/controls.ts";
import { type ControlText, SEVERITIES } from "#lib/domain/control-text.ts";
import type { ControlTally, KeptFinding } from "#lib/domain/finding.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { ControlQueries } from "#lib/snapshots/control-queries.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import type { ControlSummary } from "#lib/views/controls.ts";
import type { ListedFinding } from "#lib/views/findings.ts";

/** Every control but its check, which is no plain data. */
export const CONTROL_TEXTS: readonly ControlText[] = CONTROLS.map(({ check: _, ...text }) => text);

const textOf = new Map(CONTROL_TEXTS.map((text) => [text.id, text]));

/** The controls that a snapshot was held against: what fails first, then what cannot be told, the most severe first. */
export function summarizeControls(tallies: readonly ControlTally[]): readonly ControlSummary[] {
  const summaries = tallies.flatMap(({ control, ...tally }) => {
    const text = textOf.get(control);
    return text ? [{ ...text, ...tally }] : [];
  });
  return summaries.sort((a, b) => urgency(a) - urgency(b) || b.fail - a.fail || (a.id < b.id ? -1 : 1));
}

function urgency({ severity, fail, cannotTell }: ControlSummary): number {
  const answer = fail > 0 ? 0 : cannotTell > 0 ? 1 : 2;
  return answer * SEVERITIES.length + SEVERITIES.indexOf(severity);
}

/** Findings with the words of their controls; one of a control that is no more is left out. */
export function listFindings(findings: readonly KeptFinding[]): readonly ListedFinding[] {
  return findings.flatMap((finding) => {
    const text = textOf.get(finding.control);
    const { subject } = finding;
    const keyArn = subject.kind === "key" ? subject.arn : subject.kind === "grant" ? subject.keyArn : null;
    return text ? [{ ...finding, title: text.title, severity: text.severity, keyId: keyArn && urlId(keyArn) }] : [];
  });
}

/** What was found of a resource, its rows, and the keys and stores that they lead to: fails first, the most severe first. */
export async function findingsAround(
  controls: ControlQueries,
  scanId: string,
  resourceId: string,
  rows: readonly Pick<ProtectionRow, "keyArn" | "storeArn">[],
): Promise<readonly ListedFinding[]> {
  const found = await Promise.all([
    controls.findingsOfResource(scanId, resourceId),
    controls.findingsOfKeys(scanId, [...new Set(rows.flatMap(({ keyArn }) => keyArn ?? []))]),
    controls.findingsOfStores(scanId, [...new Set(rows.flatMap(({ storeArn }) => storeArn ?? []))]),
  ]);
  return sortFindings(listFindings(found.flat()));
}

/** Fails before what cannot be told, the most severe first. */
export function sortFindings(findings: readonly ListedFinding[]): readonly ListedFinding[] {
  return findings.toSorted(
    (a, b) =>
      Number(a.answer !== "fail") - Number(b.answer !== "fail") ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      (a.control < b.control ? -1 : Number(a.control > b.control)),
  );
}
