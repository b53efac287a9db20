import type { CallRecord, Failure } from "./call.ts";
import { aliasOf, type DescribedKey, type Key } from "./key.ts";
import { whyUnusable } from "./key-usability.ts";
import type { Protection, ResourceReference } from "./observation.ts";
import type { Absence, KeyReading } from "./reading.ts";
import { failedCall, inheritedFrom } from "./reason.ts";
import type { ScanIndex } from "./scan-index.ts";
import type { StoreReference } from "./store.ts";
import type { Assessment } from "./verdict.ts";
import { VERDICTS } from "./verdict.ts";

/** How far an inheritance may reach (deployment → model; alias → version); a longer chain is a loop. */
const LONGEST_INHERITANCE = 4;

/**
 * The verdict for one protection, with its reason. Pure: equal inputs always give an equal assessment, so that a
 * snapshot of last year can be assessed again.
 *
 * @param region the Region of the resource whose protection this is
 * @throws Error for a store or key that the index does not have: the scanner resolves all of them before
 */
export function assessProtection({ source }: Protection, region: string, index: ScanIndex, depth = 0): Assessment {
  switch (source.kind) {
    case "key":
      return assessReading(source.reading, index);
    case "store":
      return assessStore(source.store, source.call.operation, index);
    case "inherits":
      return assessInherited(source.from, region, index, source.call.operation, depth);
    case "not-exposed":
      return { ...UNKNOWN, unknown: "not-exposed", reason: source.reason, call: source.call };
    case "not-applicable":
      return assessNotApplicable(source.reason, source.call);
  }
}

const NO_KEY = { keyArn: null, key: null, call: null, errorCode: null } as const;
const UNKNOWN = { ...NO_KEY, verdict: "unknown", keyClass: "unknown" } as const;

/** Nothing is at rest here. */
export const assessNotApplicable = (
  reason: Assessment["reason"],
  call: (CallRecord & { readonly code?: string }) | null,
): Assessment => ({
  ...NO_KEY,
  verdict: "not-applicable",
  unknown: null,
  reason,
  keyClass: "none",
  call,
  errorCode: call?.code ?? null,
});

/** A call that decides about the verdict failed. */
export const assessFailure = (reason: Assessment["reason"], failure: Failure): Assessment => ({
  ...UNKNOWN,
  unknown: "unreadable",
  reason,
  call: failure,
  errorCode: failure.code,
});

function assessReading(reading: KeyReading, index: ScanIndex): Assessment {
  switch (reading.kind) {
    case "unreadable":
      return assessFailure({ code: "key-unreadable", parameters: failedCall(reading.failure) }, reading.failure);
    case "absent":
      return assessAbsence(reading);
    case "named": {
      const key = index.key(reading.key, reading.region);
      if (!key) throw new Error(`The key ${reading.key} was named but never resolved`);
      return key.kind === "described" ? assessDescribed(key, reading.call) : assessUndescribed(key, reading.call);
    }
  }
}

function assessAbsence({ absence, member, call }: Extract<KeyReading, { kind: "absent" }>): Assessment {
  const base = { ...NO_KEY, unknown: null, call } as const;
  const { operation } = call;
  const noKey = { operation, ...(member === undefined ? {} : { member }) };
  switch (absence.means) {
    case "aws-owned":
      return { ...base, verdict: "aws-owned", reason: whyAwsOwned(absence, noKey), keyClass: "aws-owned" };
    case "aws-managed":
      return {
        ...base,
        verdict: "aws-managed",
        reason: { code: "aws-managed-by-default", parameters: { ...noKey, alias: absence.alias } },
        keyClass: "aws-managed",
      };
    case "sse-s3":
      return {
        ...base,
        verdict: "aws-owned",
        reason: { code: "sse-s3", parameters: { operation } },
        keyClass: "sse-s3",
      };
    case "unencrypted":
      return {
        ...base,
        verdict: "unencrypted",
        reason: { code: "encryption-disabled", parameters: { operation } },
        keyClass: "none",
      };
  }
}

function whyAwsOwned(
  { literal, ambiguous }: Extract<Absence, { means: "aws-owned" }>,
  noKey: { readonly operation: string; readonly member?: string },
): Assessment["reason"] {
  const { operation } = noKey;
  if (literal) return { code: "aws-owned-literal", parameters: { operation, value: literal } };
  return { code: ambiguous ? "service-default-key" : "aws-owned", parameters: noKey };
}

function assessUndescribed(key: Exclude<Key, DescribedKey>, named: CallRecord): Assessment {
  const { failure, reference } = key;
  const at = { operation: named.operation, key: reference };
  if (key.kind === "unreadable") {
    const failed = failedCall(failure);
    const unread = assessFailure({ code: "key-not-described", parameters: { ...at, failed } }, failure);
    return { ...unread, keyArn: reference, key };
  }
  return {
    ...{ verdict: "key-unusable", unknown: null, keyClass: "customer-managed" },
    reason: {
      code: "key-gone",
      parameters: { ...at, describedBy: failure.operation, errorCode: failure.code },
    },
    ...{ keyArn: reference, key, call: named, errorCode: null },
  };
}

function assessDescribed(key: DescribedKey, named: CallRecord): Assessment {
  const { arn, accountId, manager, state, spec, usage, deletionDate, pendingWindowDays } = key.metadata;
  const base = { unknown: null, keyArn: arn, key, call: named, errorCode: null } as const;
  const at = { operation: named.operation, key: arn };
  if (manager === "AWS") {
    return {
      ...base,
      verdict: "aws-managed",
      reason: { code: "key-aws-managed", parameters: { ...at, key: aliasOf(key) ?? arn } },
      keyClass: "aws-managed",
    };
  }
  const usability = { spec, usage, state, deletionDate, pendingWindowDays };
  return whyUnusable(usability) === null
    ? {
        ...base,
        verdict: "customer-managed",
        reason: { code: "key-customer-managed", parameters: { ...at, accountId, state } },
        keyClass: "customer-managed",
      }
    : {
        ...base,
        verdict: "key-unusable",
        reason: { code: "key-unusable", parameters: { ...at, ...usability } },
        keyClass: "customer-managed",
      };
}

function assessStore(reference: StoreReference, operation: string, index: ScanIndex): Assessment {
  const store = index.store(reference);
  if (!store) throw new Error(`The store ${reference.id} was referred to but never resolved`);
  const { reading } = store;
  if (reading.kind === "read") return assessReading(reading.key, index);
  return {
    ...UNKNOWN,
    unknown: reading.because === "outside-aws" ? "not-exposed" : "unreadable",
    reason: whyNotResolved(reference, operation, reading.because),
  };
}

function whyNotResolved(
  { id, kind }: StoreReference,
  operation: string,
  because: "outside-aws" | "not-supported",
): Assessment["reason"] {
  return because === "outside-aws"
    ? { code: "store-outside-aws", parameters: { operation, store: id } }
    : { code: "store-not-supported", parameters: { operation, store: id, storeKind: kind } };
}

function assessInherited(
  from: readonly ResourceReference[],
  region: string,
  index: ScanIndex,
  operation: string,
  depth: number,
): Assessment {
  const inherited = from.flatMap((reference) => {
    const observation = index.observation(reference, region);
    if (!observation || depth >= LONGEST_INHERITANCE) return [assessMissing(reference, operation)];
    return observation.protections.map((protection) => {
      const assessment = assessProtection(protection, region, index, depth + 1);
      return { ...assessment, reason: inheritedFrom(reference.arn, assessment.reason) };
    });
  });
  const weakest = VERDICTS.map((verdict) => inherited.find((each) => each.verdict === verdict)).find(Boolean);
  return weakest ?? assessNotApplicable({ code: "inherits-nothing", parameters: { operation } }, null);
}

const assessMissing = ({ arn }: ResourceReference, operation: string): Assessment => ({
  ...UNKNOWN,
  unknown: "unreadable",
  reason: { code: "inherits-unread", parameters: { operation, from: arn } },
});
