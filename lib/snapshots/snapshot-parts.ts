import type { HomeUnits } from "#lib/domain/home-unit.ts";
import type { CodedRow, ObservedResource, Snapshot } from "#lib/domain/snapshot.ts";
import { weakest } from "#lib/domain/verdict.ts";
import { breathe } from "./database.ts";
import { controlTallyParts, factParts, findingParts } from "./finding-parts.ts";
import { aliasParts, keyParts } from "./key-parts.ts";
import { takeExact } from "./landing/exact.ts";
import type { PlacedPart, PlacedParts } from "./landing/split-parts.ts";
import { searchText } from "./search-text.ts";
import { gapOrder, rowSortKeys } from "./sort-keys.ts";
import { toStoredReason } from "./stored-reason.ts";
import { tallyParts } from "./tally.ts";

/** Rows between two pauses. */
const AT_ONCE = 5_000;

/** A snapshot as the parts of its units. */
export async function toPlacedParts(snapshot: Snapshot, accountId: string, homes: HomeUnits): Promise<PlacedParts> {
  const resources = await resourceParts(snapshot, homes);
  const protections = await protectionParts(snapshot.rows, homes);
  const links = linkParts(snapshot.resources, homes);
  await breathe();
  const keys = keyParts(snapshot, accountId, homes);
  await breathe();
  return {
    resources,
    protections,
    links,
    stores: storeParts(snapshot, accountId, homes),
    keys,
    keyAliases: aliasParts(snapshot, accountId, homes),
    gaps: await gapParts(snapshot, homes),
    tallies: tallyParts(snapshot.rows, homes),
    findings: await findingParts(snapshot, accountId),
    controlTallies: controlTallyParts(snapshot, accountId),
    accountFacts: factParts(snapshot, accountId),
  };
}

async function resourceParts(
  { resources, rows }: Snapshot,
  homes: HomeUnits,
): Promise<readonly PlacedPart<"resources">[]> {
  const rowsOf = Map.groupBy(rows, ({ resourceId }) => resourceId);
  return mapSlowly(resources, ({ id, observation }) => {
    const { json, exact } = takeExact(observation);
    const { accountId, type, region, arn, name, status, parentArn } = observation;
    const verdict = weakest((rowsOf.get(id) ?? []).map((row) => row.verdict));
    const content = { id, accountId, type, region, arn, name, status, parentArn, verdict, observation: json };
    return { home: homes.ofRegion(region), content, exact };
  });
}

/** Sorted, so that rows that are shown together are stored together. */
async function protectionParts(
  rows: readonly CodedRow[],
  homes: HomeUnits,
): Promise<readonly PlacedPart<"protections">[]> {
  const keyed = await mapSlowly(rows, (row) => ({ row, keys: rowSortKeys(row) }));
  keyed.sort((a, b) => compareText(a.keys.defaultOrder, b.keys.defaultOrder));
  await breathe();
  return mapSlowly(keyed, ({ row, keys }) => {
    const { observedAt, sourceRequestId, keySourceRequestId, ...same } = row;
    const content = {
      ...same,
      ...toStoredReason(row),
      ...keys,
      grantIds: row.grantIds.join(" "),
      findings: row.findings.join(" "),
      unknownControls: row.unknownControls.join(" "),
      search: searchText(row),
    };
    return { home: homes.ofRow(row), content, exact: [observedAt, sourceRequestId, keySourceRequestId] };
  });
}

const linkParts = (resources: readonly ObservedResource[], homes: HomeUnits): readonly PlacedPart<"links">[] =>
  resources.flatMap(({ id, observation: { accountId, region, relations } }) =>
    relations.map(({ kind, label, to }) => ({
      home: homes.ofRegion(region),
      content: { accountId, region, fromId: id, kind, label, toType: to.type, toArn: to.arn },
      exact: null,
    })),
  );

const storeParts = ({ stores }: Snapshot, accountId: string, homes: HomeUnits): readonly PlacedPart<"stores">[] =>
  stores.flatMap((store) => {
    const { kind, id: referenceId, region } = store.reference;
    const arn = store.reading.kind === "read" ? store.reading.arn : null;
    const { json, exact } = takeExact(store);
    const content = { accountId, kind, referenceId, arn, store: json };
    return homes.ofStore(arn ?? referenceId, region).map((home) => ({ home, content, exact }));
  });

const gapParts = ({ gaps }: Snapshot, homes: HomeUnits): Promise<readonly PlacedPart<"gaps">[]> =>
  mapSlowly(gaps, (gap) => {
    const { accountId, region, type, failure } = gap;
    const { json, exact } = takeExact(gap);
    const content = { accountId, region, type, kind: failure.kind, gapOrder: gapOrder(gap), gap: json };
    return { home: homes.ofGap(gap), content, exact };
  });

/** Maps with pauses for other work. */
async function mapSlowly<From, To>(values: readonly From[], map: (value: From) => To): Promise<To[]> {
  const mapped: To[] = [];
  for (const value of values) {
    mapped.push(map(value));
    if (mapped.length % AT_ONCE === 0) await breathe();
  }
  await breathe();
  return mapped;
}

const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
