import { aliasOf, type DescribedKey, type Grant, type Key, keyArn, type Part, rotationOf } from "../key.ts";
import { type Change, type KeyFacts, type KeyPart, sameJson } from "./change.ts";
import { formatPolicy } from "./policy-lines.ts";

/** A key of both postures. */
export interface KeyPair {
  readonly before: Key;
  readonly after: Key;
}

/** Compares what was read of a key in both postures. A key that only one of them names is no change. */
export function compareKeys({ before, after }: KeyPair): readonly Change[] {
  const facts = { before: keyFacts(before), after: keyFacts(after) };
  const where = whereOf(after);
  const readable = (part: KeyPart, was: boolean, is: boolean): readonly Change[] =>
    was === is
      ? []
      : [
          {
            ...where,
            kind: is ? "readable-again" : "newly-unreadable",
            ...{ subject: "key", keyArn: keyArn(after), part },
            ...facts,
          },
        ];
  if (before.kind === "unreadable" || after.kind === "unreadable")
    return readable("key", before.kind !== "unreadable", after.kind !== "unreadable");
  const state = sameState(facts.before, facts.after)
    ? []
    : [{ ...where, kind: "key-state-changed", subject: "key", keyArn: keyArn(after), part: "key", ...facts } as const];
  if (before.kind !== "described" || after.kind !== "described") return state;
  const ofPart = (part: Exclude<KeyPart, "key">) => {
    const [was, is] = [before[part].kind, after[part].kind];
    if (was === "not-offered" || is === "not-offered") return [];
    return readable(part, was === "read", is === "read");
  };
  return [
    ...state,
    ...comparePolicies(before, after),
    ...compareGrants(before, after),
    ...(["policy", "grants", "rotation"] as const).flatMap(ofPart),
  ];
}

/** The account, Region and name of a key, as a change has them. */
export function whereOf(key: Key) {
  const { accountId, region } = key.kind === "described" ? key.metadata : key;
  return { accountId, region, type: null, name: aliasOf(key) ?? keyArn(key) };
}

export const keyFacts = (key: Key): KeyFacts => ({
  state: key.kind === "described" ? key.metadata.state : key.kind === "gone" ? "Gone" : null,
  deletionDate: key.kind === "described" ? key.metadata.deletionDate : null,
  rotation: rotationOf(key),
});

/** A rotation that could not be read is not compared. */
function sameState(before: KeyFacts, after: KeyFacts): boolean {
  const isRotationUnread = before.rotation === "unknown" || after.rotation === "unknown";
  return (
    before.state === after.state &&
    before.deletionDate === after.deletionDate &&
    (isRotationUnread || before.rotation === after.rotation)
  );
}

function comparePolicies(before: DescribedKey, after: DescribedKey): readonly Change[] {
  if (before.policy.kind !== "read" || after.policy.kind !== "read") return [];
  const documents = { before: formatPolicy(before.policy.value), after: formatPolicy(after.policy.value) };
  if (documents.before === documents.after) return [];
  return [{ ...whereOf(after), kind: "policy-changed", subject: "policy", keyArn: keyArn(after), ...documents }];
}

/** Grants never change: each was made, or is gone. */
function compareGrants(before: DescribedKey, after: DescribedKey): readonly Change[] {
  const [was, is] = [grantsOf(before.grants), grantsOf(after.grants)];
  if (!was || !is) return [];
  const of = (grant: Grant) => ({
    ...whereOf(after),
    subject: "grant" as const,
    keyArn: keyArn(after),
    ...idOf(grant),
  });
  return [
    ...[...is.values()]
      .filter(({ grantId }) => !was.has(grantId))
      .map((grant) => ({ ...of(grant), kind: "grant-made" as const, before: null, after: grant })),
    ...[...was.values()]
      .filter(({ grantId }) => !is.has(grantId))
      .map((grant) => ({ ...of(grant), kind: "grant-gone" as const, before: grant, after: null })),
  ];
}

const idOf = ({ grantId }: Grant) => ({ grantId });

const grantsOf = (part: Part<readonly Grant[]>): ReadonlyMap<string, Grant> | null =>
  part.kind === "read" ? new Map(part.value.map((grant) => [grant.grantId, grant])) : null;

/** Whether AWS says the same of a key: everything but times, which differ with each use and each call. */
export function sameKeyFacts({ before, after }: KeyPair): boolean {
  if (!sameJson(allFacts(before), allFacts(after))) return false;
  const [was, is] = [lastUseOf(before), lastUseOf(after)];
  return was === null || is === null || was === is;
}

/** Whether a key was ever used. Null where the exact evidence of its reading, the last use among it, was deleted. */
function lastUseOf(key: Key): string | null {
  if (key.kind !== "described" || key.lastUse?.kind !== "read") return "not read";
  const { value } = key.lastUse;
  return value && (value.last === null ? "unused" : "used");
}

function allFacts(key: Key) {
  if (key.kind !== "described") return [key.kind];
  const { metadata, rotation, policy, grants, lastUse } = key;
  const periodDays = rotation.kind === "read" ? rotation.value.periodDays : null;
  const document = policy.kind === "read" ? formatPolicy(policy.value) : policy.kind;
  return [
    metadata,
    rotationOf(key),
    periodDays,
    document,
    [...(grantsOf(grants)?.keys() ?? [grants.kind])].sort(),
    lastUse?.kind,
  ];
}
