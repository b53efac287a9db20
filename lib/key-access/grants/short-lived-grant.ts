import type { GrantedThing, GrantPurpose } from "#lib/domain/grant-reading.ts";
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
  const what = "The grant has the encryption context of an asynchronous Data Automation invocation";
  const age = grant.createdAt === null ? Number.NaN : (Date.parse(at) - Date.parse(grant.createdAt)) / HOUR;
  if (age < hours) {
    return { kind: "short-lived", because: `${what}, whose grants AWS retires after ${hours} hours.` };
  }
  const old = Number.isNaN(age) ? "its age is unknown" : `it is ${Math.floor(age)} hours old`;
  return {
    kind: "cannot-tell",
    named: null,
    because: `${what}, whose grants AWS retires after ${hours} hours; ${old}.`,
  };
}

/** Secondary grants of a model last as long as the Bedrock operation; without a running one the purpose is unknown. */
function ofRunningOperation({ grant, keyArn, scene }: GrantInPlace): GrantPurpose | null {
  const { operations } = grant;
  const fewer = operations.length > 0 && operations.every((each) => SECONDARY_OPERATIONS.includes(each));
  if (!fewer || grant.encryptionContextSubset || grant.encryptionContextEquals || grant.sourceArn) return null;
  const things = scene.under(keyArn).map(({ resource }) => resource);
  const running = things.find((thing) => isRunning(thing) && !isOlder(grant, thing));
  if (running) {
    return {
      kind: "short-lived",
      because: `The grant looks like a secondary grant for ${running.name}, which is ${running.status}: Bedrock retires these when the operation completes.`,
    };
  }
  const invoked = things.find(({ type }) => SECONDARY_GRANTS.get(type) === "any-status");
  if (!invoked) return null;
  return {
    kind: "cannot-tell",
    named: null,
    because: `The grant may be a secondary grant for ${invoked.name}, which can be invoked on demand at any time: whether the grant is in use is unknown.`,
  };
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
