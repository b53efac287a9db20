import type { KeyNeeds, NeedsOf } from "#lib/catalogue/key-needs.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import type { Need, NeedSubject, Needs } from "#lib/domain/key-need.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";

/** What the catalogue's entries say of each piece of data; several entries may hold the same one. */
const KEY_NEEDS: ReadonlyMap<string, readonly KeyNeeds[]> = Map.groupBy(
  RESOURCE_TYPES.flatMap(({ definition: { type, protects } }) =>
    protects.map(({ data, keyNeeds }) => ({ name: `${type}/${data}`, ...keyNeeds })),
  ),
  ({ name }) => name,
);

/** The piece of data that a row is about; null for a listing that failed. */
export function subjectOf(row: ProtectionRow, observation: Observation | null): NeedSubject | null {
  if (row.resourceArn === null) return null;
  const { type, data, accountId, region, storeKind, storeArn, resourceArn: arn } = row;
  const keyRegion = row.keyArn?.split(":")[3] || region;
  const createdAt = observation?.createdAt ?? null;
  return {
    type,
    data,
    arn,
    accountId,
    region,
    keyRegion,
    storeKind,
    storeArn,
    createdAt,
    observed: seenOf(observation),
  };
}

const seenOf = (observation: Observation | null): NeedSubject["observed"] => ({
  facts: observation?.facts ?? {},
  inStores: (observation?.protections ?? []).flatMap(({ data, source }) => (source.kind === "store" ? [data] : [])),
});

/** What AWS documents that callers need of the key that encrypts one piece of data. */
export function needsOf(subject: NeedSubject): Needs {
  const entries = KEY_NEEDS.get(`${subject.type}/${subject.data}`) ?? [];
  const needs = (lookUp(entries, subject)?.(subject) ?? []).flatMap((need) => asDocumentedIn(subject, need));
  if (needs.length > 0) return { kind: "documented", needs };
  const [because = generalReason(subject)] = entries.flatMap(({ otherwise }) => otherwise ?? []);
  return { kind: "not-documented", because };
}

/** AWS documents names with a Region (`bedrock.REGION.amazonaws.com`) for these; others have suffixes of their own. */
const PARTITIONS_WITH_NAMES = ["aws", "aws-us-gov"];

/** A need without what AWS documents for other partitions only; no need where that includes its caller. */
function asDocumentedIn({ arn, keyRegion }: NeedSubject, need: Need): readonly Need[] {
  if (PARTITIONS_WITH_NAMES.includes(arn.split(":")[1] ?? "")) return [need];
  if (need.who.kind === "service" && need.who.service.includes(`.${keyRegion}.`)) return [];
  const { "kms:ViaService": via, ...carries } = need.carries;
  return [typeof via === "string" ? { ...need, carries } : need];
}

function lookUp(entries: readonly KeyNeeds[], { storeKind }: NeedSubject): NeedsOf | undefined {
  const found = entries.flatMap(({ ownKey, storeKey }) => (storeKind === null ? ownKey : storeKey[storeKind]) ?? []);
  return found[0];
}

function generalReason({ data, storeKind }: NeedSubject): string {
  const where = storeKind === null ? "" : ` in this kind of store (${storeKind})`;
  return `AWS does not document which key permissions are required for ${data}${where}, so the key policy is not evaluated.`;
}
