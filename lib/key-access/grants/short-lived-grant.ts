import type { GrantedThing, GrantPurpose } from "#lib/domain/grant-reading.ts";
import { explainPurpose } from "#lib/domain/grant-sentences.ts";
import type { Grant } from "#lib/domain/key.ts";
import { DATA_AUTOMATION_INVOCATION, SECONDARY_GRANTS, SECONDARY_OPERATIONS } from "./documented-grants.ts";
import type { GrantInPlace } from "./grant-scene.ts";

const HOUR = 3_600_000;
/** Clocks differ. */
const LATELY = 10 * 60_000;

/** The purpose of a grant that the service retires by itself; null for others. */
export function shortLived(of: GrantInPlace): GrantPurpose | null {
  if (of.grantee.kind !== "service" || of.grantee.service !== "bedrock.amazonaws.com") return null;
  return ofInvocation(of) ?? ofRunningOperation(of);
}

/** Data Automation creates one for each asynchronous invocation. */
function ofInvocation({ grant, at }: GrantInPlace): GrantPurpose | null {
  const { contextKey, hours } = DATA_AUTOMATION_INVOCATION;
  const context = { ...grant.encryptionContextSubset, ...grant.encryptionContextEquals };
  if (!Object.hasOwn(context, contextKey)) return null;
  const age = grant.createdAt === null ? Number.NaN : (Date.parse(at) - Date.parse(grant.createdAt)) / HOUR;
  if (age < hours) return { kind: "short-lived", because: explainPurpose("invocation-running", { hours }) };
  const because = Number.isNaN(age)
    ? explainPurpose("invocation-of-unknown-age", { hours })
    : explainPurpose("invocation-old", { hours });
  return { kind: "cannot-tell", named: null, because };
}

/** Secondary grants of a model last as long as the Bedrock operation; without a running one the purpose is unknown. */
function ofRunningOperation({ grant, keyArn, scene }: GrantInPlace): GrantPurpose | null {
  const { operations } = grant;
  const fewer = operations.length > 0 && operations.every((each) => SECONDARY_OPERATIONS.includes(each));
  if (!fewer || grant.encryptionContextSubset || grant.encryptionContextEquals || grant.sourceArn) return null;
  const things = scene.under(keyArn).map(({ resource }) => resource);
  const running = things.find((thing) => isRunning(thing) && !isOlder(grant, thing));
  if (running) {
    const { name, status } = running;
    return { kind: "short-lived", because: explainPurpose("secondary-grant", { name, status }) };
  }
  const invoked = things.find(({ type }) => SECONDARY_GRANTS.get(type) === "any-status");
  if (!invoked) return null;
  const { name } = invoked;
  return { kind: "cannot-tell", named: null, because: explainPurpose("maybe-secondary-grant", { name }) };
}

function isRunning({ type, status }: GrantedThing): boolean {
  const during = SECONDARY_GRANTS.get(type) ?? "any-status";
  return during !== "any-status" && status !== null && during.includes(status);
}

/** A grant that is older than a resource was not created for it. */
const isOlder = (grant: Grant, thing: GrantedThing): boolean =>
  grant.createdAt !== null &&
  thing.createdAt !== null &&
  Date.parse(grant.createdAt) < Date.parse(thing.createdAt) - LATELY;
