import { formatArn, parseArn } from "#lib/domain/arn.ts";
import type { Key } from "#lib/domain/key.ts";
import { keyArn } from "#lib/domain/key.ts";
import type { CodedRow, ObservedResource, Snapshot } from "#lib/domain/snapshot.ts";
import { weakest } from "#lib/domain/verdict.ts";
import { breathe } from "./database.ts";
import { factParts, findingParts } from "./finding-parts.ts";
import type { Dependants } from "./key-summary.ts";
import { summarizeKey } from "./key-summary.ts";
import { readingParts } from "./reading-parts.ts";
import type { SnapshotTable, Tables } from "./schema.ts";
import { foldCase, searchText } from "./search-text.ts";
import { gapOrder, keyRiskOrder, rowSortKeys } from "./sort-keys.ts";
import { toStoredReason } from "./stored-reason.ts";
import { tally } from "./tally.ts";

/** A snapshot as rows of tables, without the id of its scan. */
export type Parts = { readonly [Table in SnapshotTable]: readonly Omit<Tables[Table], "scanId">[] };

/** Splits a snapshot into tables, with sort keys and all counts that pages show. */
export async function toParts(snapshot: Snapshot, accountId: string, readAt: Date): Promise<Parts> {
  const resources = resourceParts(snapshot);
  await breathe();
  const keys = keyParts(snapshot, accountId);
  return {
    resources,
    protections: await protectionParts(snapshot.rows),
    links: linkParts(snapshot.resources),
    stores: snapshot.stores.map((store, position) => ({
      accountId,
      position,
      kind: store.reference.kind,
      referenceId: store.reference.id,
      arn: store.reading.kind === "read" ? store.reading.arn : null,
      store: JSON.stringify(store),
    })),
    keys,
    keyAliases: aliasParts(snapshot.keys, accountId),
    gaps: snapshot.gaps.map((gap, position) => ({
      accountId: gap.accountId,
      position,
      region: gap.region,
      type: gap.type,
      kind: gap.failure.kind,
      gapOrder: gapOrder(gap),
      gap: JSON.stringify(gap),
    })),
    tallies: tally(snapshot.rows).map((each, position) => ({ ...each, position })),
    findings: await findingParts(snapshot, accountId, breathe),
    controlTallies: snapshot.controls.map((each, position) => ({ ...each, accountId, position })),
    accountFacts: factParts(snapshot, accountId),
    readings: readingParts(snapshot, accountId, readAt.toISOString()),
  };
}

function resourceParts({ resources, rows }: Snapshot): Parts["resources"] {
  const rowsOf = Map.groupBy(rows, ({ resourceId }) => resourceId);
  return resources.map(({ id, observation }, position) => ({
    id,
    position,
    accountId: observation.accountId,
    type: observation.type,
    region: observation.region,
    arn: observation.arn,
    name: observation.name,
    status: observation.status,
    parentArn: observation.parentArn,
    verdict: weakest((rowsOf.get(id) ?? []).map(({ verdict }) => verdict)),
    observation: JSON.stringify(observation),
  }));
}

/** Sorted, so that rows that are shown together are stored together. */
async function protectionParts(rows: readonly CodedRow[]): Promise<Parts["protections"]> {
  const keyed = rows.map((row) => ({ row, keys: rowSortKeys(row) }));
  await breathe();
  keyed.sort((a, b) => compareText(a.keys.defaultOrder, b.keys.defaultOrder));
  await breathe();
  return keyed.map(({ row, keys }, position) => ({
    ...row,
    ...toStoredReason(row),
    ...keys,
    position,
    grantIds: row.grantIds.join(" "),
    findings: row.findings.join(" "),
    unknownControls: row.unknownControls.join(" "),
    search: searchText(row),
  }));
}

function linkParts(resources: readonly ObservedResource[]): Parts["links"] {
  const links = resources.flatMap(({ id, observation }) =>
    observation.relations.map(({ kind, label, to }) => ({
      accountId: observation.accountId,
      region: observation.region,
      fromId: id,
      kind,
      label,
      toType: to.type,
      toArn: to.arn,
    })),
  );
  return links.map((link, position) => ({ ...link, position }));
}

const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

function keyParts({ keys, rows }: Snapshot, accountId: string): Parts["keys"] {
  const dependants = countDependants(rows);
  return keys.map((key, position) => {
    const { accountId: ownerAccountId, ...summary } = summarizeKey(key, dependants(keyArn(key)));
    return {
      ...summary,
      accountId,
      position,
      ownerAccountId,
      keyId: parseArn(summary.arn)?.resource ?? summary.arn,
      multiRegion: Number(summary.multiRegion),
      atRisk: Number(summary.atRisk),
      riskOrder: keyRiskOrder(summary),
      search: foldCase([summary.arn, ...aliasesOf(key)].join("\n")),
      key: JSON.stringify(key),
    };
  });
}

function countDependants(rows: readonly CodedRow[]): (arn: string) => Dependants {
  const rowsOf = Map.groupBy(rows, (row) => row.keyArn);
  return (arn) => {
    const dependants = rowsOf.get(arn) ?? [];
    return { rows: dependants.length, resources: new Set(dependants.map(({ resourceId }) => resourceId)).size };
  };
}

function aliasParts(keys: readonly Key[], accountId: string): Parts["keyAliases"] {
  const named = keys.flatMap((key) => {
    const arn = parseArn(keyArn(key));
    return aliasesOf(key).flatMap((alias) => [
      { alias, keyArn: keyArn(key) },
      ...(arn ? [{ alias: formatArn({ ...arn, resource: alias }), keyArn: keyArn(key) }] : []),
    ]);
  });
  return named.map((each, position) => ({ ...each, accountId, position }));
}

function aliasesOf(key: Key): readonly string[] {
  return key.kind === "described" && key.aliases.kind === "read" ? key.aliases.value : [];
}
