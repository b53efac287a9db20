import type { DocumentedGrants } from "#lib/catalogue/grant-documentation.ts";
import { parseArn } from "#lib/domain/arn.ts";
import { explainWith } from "#lib/domain/explanation.ts";
import type { DocumentedGrant, GrantReading } from "#lib/domain/grant-reading.ts";
import { DOCUMENTED_GRANT_SENTENCES, type DocumentedGrantReason } from "#lib/domain/grant-sentences.ts";
import { type Key, keyArn } from "#lib/domain/key.ts";
import { documentedFor, documentedGrantsOf } from "./documented-grants.ts";
import type { GrantedRow, GrantScene } from "./grant-scene.ts";

const IN_PROGRESS = ["Creating", "CREATING", "InProgress", "UPDATING", "DELETING"];
/** Grants take minutes until every reader sees them (KMS, "Grants in AWS KMS": eventual consistency). */
const SETTLED = 10 * 60_000;

const explain = explainWith(DOCUMENTED_GRANT_SENTENCES);

/** Whether the grants that AWS documents for a row are on its key. */
export function documentedGrantOfRow(
  row: GrantedRow,
  key: Key,
  readings: readonly GrantReading[],
  scene: GrantScene,
): DocumentedGrant {
  const documented = documentedGrantsOf(row.thing.type, row.data);
  if (!documented) return withoutGrants(row);
  const cannotTell = (reason: DocumentedGrantReason): DocumentedGrant => ({ kind: "cannot-tell", reason });
  if (key.kind !== "described") {
    const { operation, code: errorCode } = key.failure;
    return cannotTell(explain("key-not-described", { key: keyArn(key), operation, errorCode }));
  }
  if (key.grants.kind === "not-offered") return cannotTell(explain("grants-not-offered"));
  if (key.grants.kind === "unreadable") {
    const { operation, code: errorCode } = key.grants.failure;
    return cannotTell(explain("grants-not-listed", { operation, errorCode }));
  }
  const { ties, maybe } = grantsFor(row, documented, readings);
  const { count, what } = documented;
  if (ties.length >= count) return { kind: "there", grantIds: ties, reason: explain("grant-exists", { what }) };
  const owner = [parseArn(row.thing.arn)?.accountId, key.metadata.accountId].find(
    (each) => each && each !== scene.accountId,
  );
  if (owner) return cannotTell(explain("administered-by-another-account", { what, accountId: owner }));
  const { name, status } = row.thing;
  if (IN_PROGRESS.includes(status ?? "")) return cannotTell(explain("resource-not-ready", { what, name, status }));
  if (isFresh(row, key.grants.call.at)) return cannotTell(explain("resource-new", { what, name }));
  if (ties.length + maybe >= count) {
    return cannotTell(explain("maybe-without-reference", { what, name, count: maybe }));
  }
  const reason =
    count === 1
      ? explain("grant-missing", { what, listed: key.grants.value.length })
      : explain("grants-missing", { what, found: ties.length, count });
  return { kind: "missing", reason };
}

function withoutGrants({ thing, data }: GrantedRow): DocumentedGrant {
  const documentation = documentedFor(thing.type, data);
  switch (documentation?.kind) {
    case "none":
      return { kind: "none-exists", because: documentation.because };
    case "shape-unknown":
    case "not-documented":
      return { kind: "not-documented", because: documentation.because };
    default:
      return { kind: "not-documented", because: "AWS documents nothing about grants for this data." };
  }
}

/** The grants that name the resource of a row, and the number of grants of the service that name no resource. */
function grantsFor({ thing, resource }: GrantedRow, documented: DocumentedGrants, readings: readonly GrantReading[]) {
  const ties: string[] = [];
  let maybe = 0;
  for (const { grant, grantee, purpose } of readings) {
    if (grantee.kind !== "service" || grantee.service !== documented.grantee) continue;
    const isBound = grant.encryptionContextSubset ?? grant.encryptionContextEquals;
    // "Short-lived" and "by time" are guesses, so such a grant may be the documented one.
    const hint =
      purpose.kind === "untied" ||
      (purpose.kind === "short-lived" && !isBound) ||
      (purpose.kind === "cannot-tell" && purpose.named === null && !isBound) ||
      (purpose.kind === "tied" && purpose.how === "by-time");
    if (hint) maybe += 1;
    else if (purpose.kind === "tied" && (purpose.to.arn === thing.arn || purpose.to.arn === resource.arn)) {
      ties.push(grant.grantId);
    }
  }
  return { ties, maybe };
}

const isFresh = ({ thing }: GrantedRow, at: string) =>
  thing.createdAt !== null && Date.parse(at) - Date.parse(thing.createdAt) < SETTLED;
