import type { GrantedThing, GrantPurpose } from "#lib/domain/grant-reading.ts";
import type { Grant } from "#lib/domain/key.ts";
import { DATA_AUTOMATION_INVOCATION, SECONDARY } from "./documented-grants.ts";
import type { GrantInPlace } from "./purpose-of-grant.ts";

const HOUR = 3_600_000;
/** Clocks differ. */
const LATELY = 10 * 60_000;

/** Grants that the service retires by itself; null for others. */
export function shortLived(of: GrantInPlace): GrantPurpose | null {
  if (of.grantee.kind !== "service" || of.grantee.service !== "bedrock.amazonaws.com") return null;
  return ofInvocation(of) ?? ofRunningWork(of);
}

/** Data Automation makes one for each asynchronous invocation. */
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

/** The secondary grants of a model last no longer than what Bedrock does then; where it does nothing, nothing is claimed. */
function ofRunningWork({ grant, keyArn, scene }: GrantInPlace): GrantPurpose | null {
  const { operations } = grant;
  const fewer = operations.length > 0 && operations.every((each) => within(each, SECONDARY.operations));
  if (!fewer || grant.encryptionContextSubset || grant.encryptionContextEquals || grant.sourceArn) return null;
  const things = scene.under(keyArn).map(({ resource }) => resource);
  const maker = things.find((thing) => isAtWork(thing) && !isOlder(grant, thing));
  if (maker) {
    return {
      kind: "short-lived",
      because: `The grant looks like a secondary grant for ${maker.name}, which is ${maker.status}: Bedrock retires these when the operation completes.`,
    };
  }
  const invoked = things.find(({ type }) => type === SECONDARY.onDemand);
  if (!invoked) return null;
  return {
    kind: "cannot-tell",
    named: null,
    because: `The grant may be a secondary grant for ${invoked.name}, which can be invoked on demand at any time: whether the grant is in use is unknown.`,
  };
}

const MADE_FOR: Readonly<Record<string, readonly string[]>> = SECONDARY.madeFor;

const isAtWork = ({ type, status }: GrantedThing): boolean =>
  Object.hasOwn(MADE_FOR, type) && within(status ?? "", MADE_FOR[type] ?? []);

/** What was made before a thing was not made for it. */
const isOlder = (grant: Grant, thing: GrantedThing): boolean =>
  grant.createdAt !== null &&
  thing.createdAt !== null &&
  Date.parse(grant.createdAt) < Date.parse(thing.createdAt) - LATELY;

const within = (one: string, all: readonly string[]) => all.includes(one);
