import { parseArn } from "#lib/domain/arn.ts";
import type { GrantedThing, GrantPurpose } from "#lib/domain/grant-reading.ts";
import { explainPurpose, type PurposeReason } from "#lib/domain/grant-sentences.ts";
import type { Grant } from "#lib/domain/key.ts";
import type { GrantInPlace, GrantScene } from "./grant-scene.ts";
import { arnAndAbove, arnsNamedBy, partsOfName } from "./named-by-grant.ts";
import { shortLived } from "./short-lived-grant.ts";
import { createdTogether } from "./tie-by-time.ts";
import { listedBy, typeOfArn } from "./type-of-arn.ts";

/** Clocks differ, and a new resource may not be listed yet. */
const LATELY = 10 * 60_000;

/** What a grant is for: by its constraint, which KMS enforces, else by its name, else by its time of creation. */
export function purposeOf(of: GrantInPlace): GrantPurpose {
  return byConstraint(of) ?? byName(of) ?? shortLived(of) ?? createdTogether(of) ?? UNTIED;
}

function byConstraint({ grant, keyArn, scene }: GrantInPlace): GrantPurpose | null {
  const arns = arnsNamedBy(grant);
  for (const arn of arns) {
    for (const above of arnAndAbove(arn)) {
      const thing = scene.thing(above);
      if (thing) return tied(thing, "by-constraint", keyArn, scene);
    }
  }
  const values = Object.values({ ...grant.encryptionContextSubset, ...grant.encryptionContextEquals });
  for (const value of values) {
    const thing = scene.byId(keyArn, value);
    if (thing) return tied(thing, "by-constraint", keyArn, scene);
  }
  const absences = arns.map((arn) => absenceOf(arn, grant, scene));
  return absences.find(({ kind }) => kind === "cannot-tell") ?? absences[0] ?? null;
}

function byName({ grant, keyArn, scene }: GrantInPlace): GrantPurpose | null {
  for (const part of partsOfName(grant.name)) {
    const thing = scene.byId(keyArn, part);
    if (thing) return tied(thing, "by-name", keyArn, scene);
  }
  return null;
}

const tied = (to: GrantedThing, how: "by-constraint" | "by-name", keyArn: string, scene: GrantScene): GrantPurpose => ({
  kind: "tied",
  to,
  how,
  underThisKey: scene.isUnder(keyArn, to.arn),
});

/** The purpose of a grant for a resource that the scan did not find: orphan only if every other cause is excluded. */
function absenceOf(named: string, { createdAt }: Grant, scene: GrantScene): GrantPurpose {
  const { accountId, region } = parseArn(named) ?? { accountId: "", region: "" };
  const type = typeOfArn(named);
  const cannotTell = (because: PurposeReason): GrantPurpose => ({ kind: "cannot-tell", named, because });
  if (accountId !== scene.accountId) return cannotTell(explainPurpose("resource-of-another-account", { accountId }));
  if (type === null) return cannotTell(explainPurpose("type-not-listed"));
  if (!scene.wasScanned(region)) return cannotTell(explainPurpose("region-not-scanned", { region }));
  if (!scene.wasListed(type, region))
    return cannotTell(explainPurpose("list-not-complete", { region, ...listedBy(type) }));
  if (createdAt === null || scene.since === null || Date.parse(createdAt) >= Date.parse(scene.since) - LATELY) {
    return cannotTell(explainPurpose("created-during-scan"));
  }
  return { kind: "orphan", named, because: explainPurpose("not-in-list", { region, ...listedBy(type) }) };
}

const UNTIED: GrantPurpose = { kind: "untied", because: explainPurpose("no-evidence") };
