import type { DocumentedGrants } from "#lib/catalogue/grant-documentation.ts";
import { parseArn } from "#lib/domain/arn.ts";
import type { DocumentedGrant, GrantReading } from "#lib/domain/grant-reading.ts";
import { type Key, keyArn } from "#lib/domain/key.ts";
import { documentedFor, documentedGrantsOf } from "./documented-grants.ts";
import type { GrantedRow, GrantScene } from "./grant-scene.ts";

const IN_PROGRESS = ["Creating", "CREATING", "InProgress", "UPDATING", "DELETING"];
/** Grants take minutes until every reader sees them (KMS, "Grants in AWS KMS": eventual consistency). */
const SETTLED = 10 * 60_000;

/** Whether the grants that AWS documents for a row are on its key. */
export function documentedGrantOfRow(
  row: GrantedRow,
  key: Key,
  readings: readonly GrantReading[],
  scene: GrantScene,
): DocumentedGrant {
  const documented = documentedGrantsOf(row.thing.type, row.data);
  if (!documented) return withoutGrants(row);
  const cannotTell = (because: string): DocumentedGrant => ({ kind: "cannot-tell", because });
  if (key.kind !== "described") return cannotTell(`The key ${keyArn(key)} could not be described.`);
  if (key.grants.kind === "not-offered") return cannotTell(key.grants.reason);
  if (key.grants.kind === "unreadable") {
    const { operation, code } = key.grants.failure;
    return cannotTell(`The grants of the key could not be listed: ${operation} failed with ${code}.`);
  }
  const { ties, maybe } = grantsFor(row, documented, readings);
  const { count, what } = documented;
  if (ties.length >= count) {
    return { kind: "there", grantIds: ties, because: `The ${what} exists on the key.` };
  }
  const owner = [parseArn(row.thing.arn)?.accountId, key.metadata.accountId].find(
    (each) => each && each !== scene.accountId,
  );
  if (owner) return cannotTell(`The ${what} was not found; account ${owner} administers it.`);
  if (IN_PROGRESS.includes(row.thing.status ?? "")) {
    return cannotTell(`The ${what} was not found, and ${row.thing.name} is ${row.thing.status}.`);
  }
  if (isFresh(row, key.grants.call.at)) {
    return cannotTell(
      `The ${what} was not found, and ${row.thing.name} was created minutes before the scan: new grants are visible with a delay.`,
    );
  }
  if (ties.length + maybe >= count) {
    return cannotTell(
      `No grant references ${row.thing.name}; ${maybe} on the key reference no resource, and may be the ${what}.`,
    );
  }
  const listed = key.grants.value.length;
  const because =
    count === 1
      ? `None of the ${listed} grants on the key is the ${what}.`
      : `The key has ${ties.length} of the ${count} ${what}.`;
  return { kind: "missing", because };
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
