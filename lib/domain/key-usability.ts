import type { KeyMetadata } from "./key.ts";

/** What decides whether a key can be used for data at rest. */
export type Usability = Pick<KeyMetadata, "spec" | "usage" | "state" | "deletionDate" | "pendingWindowDays">;

/**
 * Why a key cannot be used for data at rest, as the end of a sentence about the key; null where it can. A key that is
 * not a symmetric encryption key comes first: no change of its state helps (AWS KMS Developer Guide, "Asymmetric keys
 * in AWS KMS" and "HMAC keys in AWS KMS": AWS services encrypt with symmetric encryption keys only).
 */
export function whyUnusable({ spec, usage, state, deletionDate, pendingWindowDays }: Usability): string | null {
  if (spec !== "SYMMETRIC_DEFAULT" || usage !== "ENCRYPT_DECRYPT")
    return `its spec is ${spec} and its usage ${usage}, and AWS services encrypt only with symmetric encryption keys`;
  if (state === "Enabled" || state === "Updating") return null;
  return `its state is ${state}${whenDeleted(deletionDate, pendingWindowDays)}`;
}

function whenDeleted(deletionDate: string | null, pendingWindowDays: number | null): string {
  if (deletionDate) return `, and KMS deletes it on ${deletionDate.slice(0, 10)} (UTC)`;
  if (pendingWindowDays !== null)
    return `, and KMS deletes it ${pendingWindowDays} days after its last replica is deleted`;
  return "";
}
