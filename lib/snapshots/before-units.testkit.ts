import { DatabaseSync } from "node:sqlite";
import { formatArn, parseArn } from "#lib/domain/arn.ts";
import type { Subject } from "#lib/domain/finding.ts";
import { type Key, keyArn } from "#lib/domain/key.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { weakest } from "#lib/domain/verdict.ts";
import { insert, migrateTo } from "./before-ids.testkit.ts";
import { summarizeKey } from "./key-summary.ts";
import { foldCase, searchText } from "./search-text.ts";
import { findingOrder, gapOrder, keyRiskOrder, rowSortKeys } from "./sort-keys.ts";
import { toStoredReason } from "./stored-reason.ts";
import { tallyVerdicts } from "./tally.ts";

/* Databases of the version in which each scan stored all of its parts again. */

/** A completed scan of that version. */
export interface ScanBefore {
  readonly id: string;
  readonly accountId: string;
  readonly regions: readonly string[];
  readonly finishedAt: string;
  readonly snapshot: Snapshot;
}

type Columns = Readonly<Record<string, unknown>>;
export type PartsBefore = Readonly<Record<string, readonly Columns[]>>;

/** Writes completed scans as that version did. */
export async function writeScansBefore(path: string, scans: readonly ScanBefore[]): Promise<void> {
  await migrateTo(path, "0014-list-sort-keys");
  const database = new DatabaseSync(path);
  database.exec("begin");
  for (const { id, accountId, regions, finishedAt, snapshot } of scans) {
    const scan = { id, accountId, partition: "aws", state: "completed", startedAt: finishedAt, finishedAt, regions };
    insert(database, "scans", [{ ...scan, counts: {}, progress: {}, verdicts: {}, toolVersion: "0.2.0" }]);
    for (const [table, parts] of Object.entries(partsBefore(snapshot, accountId, finishedAt)))
      insert(
        database,
        table,
        parts.map((part) => ({ ...part, scanId: id })),
      );
  }
  database.exec("commit");
  database.close();
}

/** A snapshot as that version split it into tables. */
export function partsBefore(snapshot: Snapshot, accountId: string, readAt: string): PartsBefore {
  const { resources, rows, stores, gaps, findings, controls, monitoring, transit, reads } = snapshot;
  const rowsOf = Map.groupBy(rows, ({ resourceId }) => resourceId);
  const resourceOf = new Map(rows.map(({ id, resourceId }) => [id, resourceId]));
  const tallies = Map.groupBy(rows, (row) =>
    [row.accountId, row.type, row.region, row.verdict, row.unknown].join("\n"),
  );
  return {
    resources: resources.map(({ id, observation }) => {
      const { type, region, arn, name, status, parentArn } = observation;
      const verdict = weakest((rowsOf.get(id) ?? []).map((row) => row.verdict));
      return {
        ...{ id, accountId: observation.accountId, type, region, arn, name },
        status,
        parentArn,
        verdict,
        observation,
      };
    }),
    protections: rows.map((row) => ({
      ...row,
      ...toStoredReason(row),
      ...rowSortKeys(row),
      grantIds: row.grantIds.join(" "),
      findings: row.findings.join(" "),
      unknownControls: row.unknownControls.join(" "),
      search: searchText(row),
    })),
    links: resources.flatMap(({ id: fromId, observation: { region, relations, ...of } }) =>
      relations.map(({ kind, label, to }) => {
        return { accountId: of.accountId, region, fromId, kind, label, toType: to.type, toArn: to.arn };
      }),
    ),
    stores: stores.map((store) => ({
      accountId,
      kind: store.reference.kind,
      referenceId: store.reference.id,
      arn: store.reading.kind === "read" ? store.reading.arn : null,
      store,
    })),
    ...keysBefore(snapshot, accountId),
    gaps: gaps.map((gap) => {
      const { region, type, failure } = gap;
      return { accountId: gap.accountId, region, type, kind: failure.kind, gapOrder: gapOrder(gap), gap };
    }),
    tallies: [...tallies.values()].flatMap(([row, ...more]) => {
      if (!row) return [];
      const { type, region, verdict, unknown } = row;
      return [{ accountId: row.accountId, type, region, verdict, unknown, rows: more.length + 1 }];
    }),
    findings: findings.map((finding) => {
      const { control, answer, subject, region, name, reason } = finding;
      return {
        ...{ accountId, control, answer, region, name, findingOrder: findingOrder(finding) },
        ...toStoredReason(finding),
        ...subjectBefore(subject, resourceOf),
        search: foldCase([name, reason, arnOf(subject)].join("\n")),
      };
    }),
    control_tallies: [...Map.groupBy(controls, ({ control }) => control)].map(([control, units]) => {
      const pass = units.reduce((all, unit) => all + unit.pass, 0);
      const found = findings.filter((finding) => finding.control === control);
      const fail = found.filter(({ answer }) => answer === "fail").length;
      return { accountId, control, pass, fail, cannotTell: found.length - fail };
    }),
    account_facts: [
      ...(monitoring ? [{ accountId, kind: "watch", facts: monitoring }] : []),
      ...(transit ? [{ accountId, kind: "transit", facts: transit }] : []),
    ],
    readings: reads.map(({ region, reads, failed }) => {
      const verdicts = tallyVerdicts(rows.filter((row) => row.region === region));
      return { accountId, region: region ?? "", readAt, reads, failed, notOffered: 0, verdicts };
    }),
  };
}

function keysBefore({ keys, rows }: Snapshot, accountId: string) {
  const aliasesOf = (key: Key) => (key.kind === "described" && key.aliases.kind === "read" ? key.aliases.value : []);
  return {
    keys: keys.map((key) => {
      const arn = keyArn(key);
      const own = rows.filter((row) => row.keyArn === arn);
      const dependants = { rows: own.length, resources: new Set(own.map(({ resourceId }) => resourceId)).size };
      const { accountId: ownerAccountId, ...summary } = summarizeKey(key, dependants);
      return {
        ...{ ...summary, accountId, ownerAccountId, keyId: parseArn(arn)?.resource ?? arn },
        ...{ multiRegion: Number(summary.multiRegion), atRisk: Number(summary.atRisk) },
        ...{ riskOrder: keyRiskOrder(summary), search: foldCase([arn, ...aliasesOf(key)].join("\n")), key },
      };
    }),
    key_aliases: keys.flatMap((key) => {
      const arn = parseArn(keyArn(key));
      const aliases = aliasesOf(key).flatMap((alias) => [
        alias,
        ...(arn ? [formatArn({ ...arn, resource: alias })] : []),
      ]);
      return aliases.map((alias) => ({ accountId, alias, keyArn: keyArn(key) }));
    }),
  };
}

function arnOf(subject: Subject): string {
  if (subject.kind === "grant") return `${subject.keyArn} ${subject.grantId}`;
  return "arn" in subject ? subject.arn : "";
}

function subjectBefore(subject: Subject, resourceOf: ReadonlyMap<string, string | null>) {
  const none = { subjectKind: subject.kind, resourceId: null, keyArn: null };
  switch (subject.kind) {
    case "row":
      return { ...none, subjectId: subject.id, resourceId: resourceOf.get(subject.id) ?? null };
    case "resource":
      return { ...none, subjectId: subject.id, resourceId: subject.id };
    case "key":
      return { ...none, subjectId: subject.arn, keyArn: subject.arn };
    case "grant":
      return { ...none, subjectId: subject.grantId, keyArn: subject.keyArn };
    case "store":
      return { ...none, subjectId: subject.arn };
    case "region":
      return { ...none, subjectId: subject.region };
  }
}
