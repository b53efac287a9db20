import type { Need, NeedSubject, Needs } from "#lib/domain/key-need.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { DOCUMENTED, DOCUMENTED_IN_STORE } from "./documented.ts";
import { NOT_DOCUMENTED } from "./not-documented.ts";

/** The piece of data that a row stands for; null for a listing that failed. */
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

/** What AWS documents that the key over one piece of data must let happen. */
export function needsOf(subject: NeedSubject): Needs {
  const needs = (lookUp(subject)?.(subject) ?? []).flatMap((need) => asDocumentedIn(subject, need));
  if (needs.length > 0) return { kind: "documented", needs };
  return { kind: "not-documented", because: NOT_DOCUMENTED[subject.type] ?? otherwise(subject) };
}

/** AWS documents names with a Region (`bedrock.REGION.amazonaws.com`) for these; others have suffixes of their own. */
const PARTITIONS_WITH_NAMES = ["aws", "aws-us-gov"];

/** A need without what is documented for other partitions only; none where its caller is. */
function asDocumentedIn({ arn, keyRegion }: NeedSubject, need: Need): readonly Need[] {
  if (PARTITIONS_WITH_NAMES.includes(arn.split(":")[1] ?? "")) return [need];
  if (need.who.kind === "service" && need.who.service.includes(`.${keyRegion}.`)) return [];
  const { "kms:ViaService": via, ...carries } = need.carries;
  return [typeof via === "string" ? { ...need, carries } : need];
}

function lookUp({ type, data, storeKind }: NeedSubject): ((subject: NeedSubject) => readonly Need[]) | undefined {
  if (storeKind === null) return DOCUMENTED[`${type}/${data}`];
  return DOCUMENTED_IN_STORE[`${type}/${data}/${storeKind}`];
}

function otherwise({ data, storeKind }: NeedSubject): string {
  const where = storeKind === null ? "" : ` in this kind of store (${storeKind})`;
  return `AWS does not document which key permissions are required for ${data}${where}, so the key policy is not evaluated.`;
}
