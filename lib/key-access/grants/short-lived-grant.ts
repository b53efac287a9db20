import type { GrantPurpose } from "#lib/domain/grant-reading.ts";
import { DATA_AUTOMATION_INVOCATION, SECONDARY } from "./documented-grants.ts";
import type { GrantInPlace } from "./purpose-of-grant.ts";

const HOUR = 3_600_000;
const RUNNING = ["InProgress", "Stopping"];

/** Grants that the service retires by itself; null for others. */
export function shortLived(of: GrantInPlace): GrantPurpose | null {
  if (of.grantee.kind !== "service" || of.grantee.service !== "bedrock.amazonaws.com") return null;
  return ofInvocation(of) ?? ofRunningJob(of);
}

/** Data Automation makes one for each asynchronous invocation. */
function ofInvocation({ grant, at }: GrantInPlace): GrantPurpose | null {
  const { contextKey, hours } = DATA_AUTOMATION_INVOCATION;
  const context = { ...grant.encryptionContextSubset, ...grant.encryptionContextEquals };
  if (!Object.hasOwn(context, contextKey)) return null;
  const what = "It has the context of an asynchronous Data Automation invocation";
  const age = grant.createdAt === null ? Number.NaN : (Date.parse(at) - Date.parse(grant.createdAt)) / HOUR;
  if (age < hours) {
    return { kind: "short-lived", because: `${what}, whose grants AWS retires after ${hours} hours.` };
  }
  const old = Number.isNaN(age) ? "its age is not known" : `it is ${Math.floor(age)} hours old`;
  return {
    kind: "cannot-tell",
    named: null,
    because: `${what}, whose grants AWS retires after ${hours} hours; ${old}.`,
  };
}

/** The secondary grants of a model job last no longer than it; without a running job nothing is claimed. */
function ofRunningJob({ grant, keyArn, scene }: GrantInPlace): GrantPurpose | null {
  const { operations } = grant;
  const fewer = operations.length > 0 && operations.every((each) => within(each, SECONDARY.operations));
  if (!fewer || grant.encryptionContextSubset || grant.encryptionContextEquals || grant.sourceArn) return null;
  const job = scene
    .under(keyArn)
    .find(({ resource }) => within(resource.type, SECONDARY.jobs) && RUNNING.includes(resource.status ?? ""));
  if (!job) return null;
  return {
    kind: "short-lived",
    because: `It looks like a secondary grant of the job ${job.resource.name}, which is running: Bedrock retires these when it ends.`,
  };
}

const within = (one: string, all: readonly string[]) => all.includes(one);
