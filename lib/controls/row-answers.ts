import type { Finding } from "#lib/domain/finding.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";

/** Controls that depend on a key policy or a bucket policy. */
export const BY_POLICY: ReadonlySet<string> = new Set([
  "BEP-010",
  "BEP-011",
  "BEP-012",
  "BEP-013",
  "BEP-014",
  "BEP-050",
]);

/** Adds to each row the controls that fail or are unknown for it, its resource, its key or its store. */
export function withAnswers<Row extends ProtectionRow>(
  rows: readonly Row[],
  found: readonly Finding[],
): readonly Row[] {
  const failed = controlsBySubject(found.filter(({ answer }) => answer === "fail"));
  const unknown = controlsBySubject(found.filter(({ answer }) => answer === "cannot-tell"));
  return rows.map((row) => {
    const findings = failed(row);
    const byPolicy = row.remediation === "none" && findings.some((control) => BY_POLICY.has(control));
    return { ...row, findings, unknownControls: unknown(row), ...(byPolicy && { remediation: "policy" }) };
  });
}

function controlsBySubject(found: readonly Finding[]): (row: ProtectionRow) => readonly string[] {
  const controls = new Map<string, string[]>();
  for (const { control, subject } of found) {
    if (subject.kind === "grant" || subject.kind === "region") continue;
    const id = `${subject.kind} ${"id" in subject ? subject.id : subject.arn}`;
    controls.set(id, [...(controls.get(id) ?? []), control]);
  }
  const of = (kind: string, id: string | null) => (id === null ? [] : (controls.get(`${kind} ${id}`) ?? []));
  return (row) => {
    const own = [
      ...of("row", row.id),
      ...of("resource", row.resourceId),
      ...of("key", row.keyArn),
      ...of("store", row.storeArn),
    ];
    return [...new Set(own)].sort();
  };
}
