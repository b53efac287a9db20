import type { GrantedThing, GrantPurpose } from "#lib/domain/grant-reading.ts";
import { documentedGrantsOf } from "./documented-grants.ts";
import type { GrantedRow, GrantInPlace } from "./grant-scene.ts";

const WINDOW = 10 * 60_000;

/**
 * A grant that names no resource, created within minutes of the only resource of the key for which AWS documents such a
 * grant. With several such resources it is tied to none. Time is a hint, not evidence.
 */
export function createdTogether({ grant, grantee, keyArn, scene }: GrantInPlace): GrantPurpose | null {
  if (grantee.kind !== "service" || grant.createdAt === null) return null;
  const made = Date.parse(grant.createdAt);
  const near = new Map<string, GrantedThing>();
  for (const { thing, data } of documentedUnder(scene.under(keyArn))) {
    const documented = documentedGrantsOf(thing.type, data);
    if (documented?.grantee !== grantee.service) continue;
    if (!grant.operations.every((each) => documented.operations.includes(each))) continue;
    if (Math.abs(Date.parse(thing.createdAt ?? "") - made) <= WINDOW) near.set(thing.arn, thing);
  }
  const [to, another] = near.values();
  return to && !another ? { kind: "tied", to, how: "by-time", underThisKey: true } : null;
}

const documented = new WeakMap<readonly GrantedRow[], readonly GrantedRow[]>();

/** The few rows of a key for which AWS documents grants; a key may have tens of thousands of others. */
function documentedUnder(rows: readonly GrantedRow[]): readonly GrantedRow[] {
  const known = documented.get(rows);
  if (known) return known;
  const those = rows.filter(({ thing, data }) => thing.createdAt && documentedGrantsOf(thing.type, data));
  documented.set(rows, those);
  return those;
}
