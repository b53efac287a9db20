import type { Key } from "../key.ts";
import { keyArn } from "../key.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Change, ComparedRow } from "./change.ts";
import type { ComparedFinding } from "./compare-findings.ts";
import { type ComparedResource, Comparison } from "./comparison.ts";
import { isUnread, type PostureScope } from "./sight.ts";

/** For tests, a posture in memory. */
export interface Posture {
  readonly scope: PostureScope;
  readonly rows: readonly ComparedRow[];
  readonly findings: readonly ComparedFinding[];
  readonly keys: readonly Key[];
}

/** All changes between two postures. */
export function changesBetween(older: Posture, newer: Posture): readonly Change[] {
  const comparison = new Comparison(older.scope, newer.scope);
  const [was, is] = [byResource(older), byResource(newer)];
  const ids = new Set([...was.resources.keys(), ...is.resources.keys()]);
  const [keysBefore, keysAfter] = [byArn(older), byArn(newer)];
  return [
    ...[...ids].flatMap((id) => comparison.resource(was.resources.get(id) ?? NONE, is.resources.get(id) ?? NONE)),
    ...comparison.listings(was.listings, is.listings),
    ...[...new Set([...keysBefore.keys(), ...keysAfter.keys()])].flatMap((arn) =>
      comparison.key(keysBefore.get(arn) ?? null, keysAfter.get(arn) ?? null),
    ),
    ...comparison.shared(was.shared, is.shared),
  ];
}

const NONE: ComparedResource = { rows: [], findings: [] };

const byArn = ({ keys }: Posture): ReadonlyMap<string, Key> => new Map(keys.map((key) => [keyArn(key), key]));

function byResource({ rows, findings }: Posture) {
  const resources = new Map<string, { rows: ComparedRow[]; findings: ComparedFinding[] }>();
  const of = (id: string) => {
    const known = resources.get(id) ?? { rows: [], findings: [] };
    resources.set(id, known);
    return known;
  };
  for (const row of rows) if (row.resourceId !== null) of(row.resourceId).rows.push(row);
  for (const finding of findings) if (finding.resourceId !== null) of(finding.resourceId).findings.push(finding);
  return {
    resources,
    listings: rows.filter(({ resourceId }) => resourceId === null),
    shared: findings.filter(({ resourceId }) => resourceId === null),
  };
}

/** The posture of a snapshot, as it is stored. */
export function postureOf(
  snapshot: Snapshot,
  accountId: string,
  regions: readonly string[],
  toolVersion: string | null,
): Posture {
  const resourceOf = new Map(snapshot.rows.map(({ id, resourceId }) => [id, resourceId]));
  return {
    scope: {
      units: regions.map((region) => ({ accountId, region, toolVersion })),
      unread: snapshot.rows
        .filter(({ resourceId }) => resourceId === null)
        .map(({ region, type, verdict }) => ({ accountId, region, type, offered: verdict !== "not-applicable" })),
      unreadArns: snapshot.rows.filter(isUnread).flatMap(({ resourceArn }) => resourceArn ?? []),
      types: [...new Set(snapshot.rows.map(({ type }) => type))],
      controls: snapshot.controls.map(({ control }) => control),
      monitored: (snapshot.monitoring?.regions ?? []).map(({ region }) => ({ accountId, region })),
    },
    rows: snapshot.rows,
    keys: snapshot.keys,
    findings: snapshot.findings.map((finding) => {
      const { subject } = finding;
      const resourceId =
        subject.kind === "row" ? (resourceOf.get(subject.id) ?? null) : subject.kind === "resource" ? subject.id : null;
      return { ...finding, accountId, resourceId };
    }),
  };
}
