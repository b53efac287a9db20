import { formatArn, parseArn } from "#lib/domain/arn.ts";
import type { HomeUnits } from "#lib/domain/home-unit.ts";
import type { Key } from "#lib/domain/key.ts";
import { keyArn } from "#lib/domain/key.ts";
import type { ProtectionRow, Snapshot } from "#lib/domain/snapshot.ts";
import { type Dependants, summarizeKey } from "./key-summary.ts";
import { takeExact } from "./landing/exact.ts";
import type { PlacedPart } from "./landing/split-parts.ts";
import { aliasesOf, keySearchText } from "./search-text.ts";
import { keyRiskOrder } from "./sort-keys.ts";

/** The keys, each in every unit that keeps it, with the rows of that unit: another unit does not change it. */
export function keyParts(
  { keys, rows }: Pick<Snapshot, "keys" | "rows">,
  accountId: string,
  homes: HomeUnits,
): readonly PlacedPart<"keys">[] {
  const dependants = countDependants(rows, homes);
  return keys.flatMap((key) => {
    const arn = keyArn(key);
    const { accountId: ownerAccountId, ...summary } = summarizeKey(key, dependants.of(arn));
    const { json, exact } = takeExact(key);
    return homes.ofKey(arn, summary.region).map((home) => ({
      home,
      content: {
        ...summary,
        ...dependants.within(arn, home),
        accountId,
        ownerAccountId,
        keyId: parseArn(arn)?.resource ?? arn,
        multiRegion: Number(summary.multiRegion),
        atRisk: Number(summary.atRisk),
        standing: standingOf(key.kind, ownerAccountId === accountId),
        riskOrder: keyRiskOrder({ ...summary, ...dependants.within(arn, home) }),
        search: keySearchText(key),
        key: json,
      },
      exact,
    }));
  });
}

/** How much the reading of a key counts beside others of the same key: a denied one never replaces it. */
export function standingOf(kind: Key["kind"], isOfOwner: boolean): number {
  if (kind !== "described") return 0;
  return isOfOwner ? 2 : 1;
}

interface DependantCounts {
  /** In all units. */
  of(arn: string): Dependants;
  within(arn: string, home: string): Dependants;
}

/** Counts what depends on each key, by unit. */
export function countDependants(
  rows: Iterable<Pick<ProtectionRow, "region" | "type" | "keyArn" | "resourceId">>,
  homes: HomeUnits,
): DependantCounts {
  const counts = new Map<string, { rows: number; readonly resources: Set<string | null> }>();
  const count = (name: string, resource: string | null) => {
    const known = counts.get(name);
    if (!known) counts.set(name, { rows: 1, resources: new Set([resource]) });
    else {
      known.rows += 1;
      known.resources.add(resource);
    }
  };
  for (const row of rows) {
    if (row.keyArn === null) continue;
    count(row.keyArn, row.resourceId);
    count(`${homes.ofRow(row)} ${row.keyArn}`, row.resourceId);
  }
  const found = (name: string): Dependants => {
    const { rows = 0, resources } = counts.get(name) ?? {};
    return { rows, resources: resources?.size ?? 0 };
  };
  return { of: found, within: (arn, home) => found(`${home} ${arn}`) };
}

/** The aliases of keys, each beside every copy of its key. */
export function aliasParts(
  { keys }: Pick<Snapshot, "keys">,
  accountId: string,
  homes: HomeUnits,
): readonly PlacedPart<"keyAliases">[] {
  return keys.flatMap((key) => {
    const named = keyArn(key);
    const arn = parseArn(named);
    const { region } = key.kind === "described" ? key.metadata : key;
    const aliases = aliasesOf(key).flatMap((alias) => [
      alias,
      ...(arn ? [formatArn({ ...arn, resource: alias })] : []),
    ]);
    return homes
      .ofKey(named, region)
      .flatMap((home) => aliases.map((alias) => ({ home, content: { accountId, alias, keyArn: named }, exact: null })));
  });
}
