import "server-only";
import type { Key } from "#lib/domain/key.ts";
import type { Fit } from "#lib/domain/key-fit.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { fitOf } from "#lib/key-access/fit/fit-of.ts";
import { knownPolicy } from "#lib/key-access/fit/known-policy.ts";
import { needsOf, subjectOf } from "#lib/key-access/needs/needs-of.ts";

/** Whether the policy of a customer managed key fits one of the rows under it; null for any other key. */
export function fitOfRow(row: ProtectionRow, observation: Observation, key: Key | null): Fit | null {
  if (key?.kind !== "described" || key.metadata.manager !== "CUSTOMER") return null;
  const subject = subjectOf(row, observation);
  return subject && fitOf(needsOf(subject), row.accountId, knownPolicy(key));
}
