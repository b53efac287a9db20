import type { Grantee, GrantReading } from "#lib/domain/grant-reading.ts";
import type { DescribedKey, Grant } from "#lib/domain/key.ts";
import type { GrantScene } from "./grant-scene.ts";
import { granteeOf } from "./grantee.ts";
import { purposeOf } from "./purpose-of-grant.ts";
import { bindingOf, holderOf, operationsOf } from "./shape-of-grant.ts";

/** Evaluates every grant of a key. Empty if the grants could not be listed: see `key.grants`. */
export function judgeGrants(key: DescribedKey, scene: GrantScene): readonly GrantReading[] {
  if (key.grants.kind !== "read") return [];
  const { value, call } = key.grants;
  return value.map((grant) => judgeGrant(grant, key, call.at, scene));
}

function judgeGrant(grant: Grant, { metadata }: DescribedKey, at: string, scene: GrantScene): GrantReading {
  const grantee = granteeOf(grant.grantee, metadata.accountId);
  const purpose = purposeOf({ grant, grantee, keyArn: metadata.arn, at, scene });
  return {
    grant,
    grantee,
    purpose,
    binding: bindingOf(grant, grantee, purpose),
    operations: operationsOf(grant, grantee, purpose),
    holder: holderOf(grant, grantee, purpose),
    retirement: retirementOf(grant, grantee, metadata.accountId),
  };
}

/** A retiring principal other than a service can retire the grant, and so stop the resource (kms:RetireGrant). */
function retirementOf({ retiringPrincipal }: Grant, grantee: Grantee, keyAccountId: string): string | null {
  if (grantee.kind !== "service" || retiringPrincipal === null) return null;
  const retirer = granteeOf(retiringPrincipal, keyAccountId);
  if (retirer.kind === "service") return null;
  const where = retirer.kind === "principal" && !retirer.ownAccount ? `, of account ${retirer.accountId},` : "";
  return `${retiringPrincipal}${where} can retire the grant, and so stop the resource that uses it.`;
}
