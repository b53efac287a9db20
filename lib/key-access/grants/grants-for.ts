import type { DescribedKey } from "#lib/domain/key.ts";
import { arnAndAbove, arnsNamedBy, idInNames, partsOfName } from "./named-by-grant.ts";

/** From the ARNs and ids in the grants of a key to the ids of the grants. */
type NamesOfGrants = ReadonlyMap<string, ReadonlySet<string>>;

const indexes = new WeakMap<DescribedKey, NamesOfGrants>();

/**
 * The ids of the grants that name a resource or its store, in a constraint or in the grant name, in the order in which
 * KMS lists them.
 */
export function grantIdsFor(key: DescribedKey, ...arns: readonly string[]): readonly string[] {
  if (key.grants.kind !== "read") return [];
  const names = indexes.get(key) ?? indexed(key);
  const own = arns.flatMap((arn) => [arn, arn.slice(0, `${arn}#`.indexOf("#"))]);
  const found = new Set(own.flatMap((arn) => [...(names.get(arn) ?? []), ...(names.get(idInNames(arn) ?? arn) ?? [])]));
  return found.size < 2
    ? [...found]
    : key.grants.value.map(({ grantId }) => grantId).filter((grantId) => found.has(grantId));
}

function indexed(key: DescribedKey): NamesOfGrants {
  const names = new Map<string, Set<string>>();
  for (const grant of key.grants.kind === "read" ? key.grants.value : []) {
    const arns = arnsNamedBy(grant);
    const values = Object.values({ ...grant.encryptionContextSubset, ...grant.encryptionContextEquals });
    // KMS enforces constraints: if a constraint names a resource, the grant name is ignored.
    const words = arns.length > 0 ? values : [...values, ...partsOfName(grant.name)];
    for (const name of [...arns.flatMap((arn) => [...arnAndAbove(arn)]), ...words]) {
      names.set(name, (names.get(name) ?? new Set()).add(grant.grantId));
    }
  }
  indexes.set(key, names);
  return names;
}
