import type { Bounds } from "#lib/aws/bounds.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import type { FaultRule, PLAIN_FAULTS } from "#lib/demo/faults/fault-rule.ts";
import type { FailureKind } from "#lib/domain/call.ts";

/** One way in which every call of an operation goes wrong, and what a scan must say of it. */
export interface FaultKind {
  readonly name: string;
  /** How the demo account does it. */
  readonly rule: FaultRule;
  /** What the failure is to the reader of a report: one of these, as the protocols notice it. */
  readonly kinds: readonly FailureKind[];
  readonly code: RegExp;
  /** Some of the answers may still be whole: a list of nothing has no member of a wrong type. */
  readonly partial?: true;
  /** Only operations that answer in pages, or those that read one thing. */
  readonly only?: "paged" | "reads";
  /** Operations to which it is no fault. */
  readonly except?: ReadonlySet<string>;
  /** Only the first call of a scan. */
  readonly once?: true;
  readonly bounds: Partial<Bounds>;
}

/** Nothing that is asked here takes long, but the machine may be busy. Of what can be retried, once is enough. */
const PATIENT = { connectMs: 20_000, attemptMs: 20_000, callMs: 20_000, attempts: 2, inFlight: 1000 };
/** Waits for what never comes. */
const IMPATIENT = { ...PATIENT, attemptMs: 250, callMs: 2000 };

const always = (kind: (typeof PLAIN_FAULTS)[number]): FaultRule => ({ operation: "*", kind });
const unreadable = /^(UnreadableAnswer|UnexpectedAnswer)$/;

/** For these AWS has no other way to say "not configured", and "in us-east-1" (SDK, GetBucketLocation). */
const ANSWERED_BY_NOTHING = new Set(["bedrock:GetModelInvocationLoggingConfiguration", "s3:GetBucketLocation"]);

/** What no listing shows, and AWS says "not found" of where there is none. */
const MAY_NOT_BE_THERE = new Set(
  RESOURCE_TYPES.flatMap(({ definition: { read } }) => (read?.notFoundMeansNone ? [read.permission] : [])),
);

/** Each is tried against every operation that it can meet. */
export const FAULT_KINDS: readonly FaultKind[] = [
  { name: "denied", rule: always("deny"), kinds: ["denied"], code: /^AccessDenied/, bounds: PATIENT },
  {
    name: "throttled to the end",
    rule: { operation: "*", kind: "throttle" },
    kinds: ["throttled"],
    code: /^ThrottlingException$/,
    bounds: PATIENT,
  },
  { name: "500", rule: always("error500"), kinds: ["failed"], code: /^Internal/, bounds: PATIENT },
  { name: "503", rule: always("error503"), kinds: ["failed"], code: /^ServiceUnavailable/, bounds: PATIENT },
  { name: "connection reset", rule: always("reset"), kinds: ["unreachable"], code: /^ECONNRESET$/, bounds: PATIENT },
  { name: "hang", rule: always("hang"), kinds: ["unreachable"], code: /^ETIMEDOUT$/, bounds: IMPATIENT },
  {
    name: "slow bytes",
    rule: { operation: "*", kind: "slow", bytesPerSecond: 1 },
    kinds: ["unreachable"],
    code: /^CallTimeout$/,
    bounds: { ...IMPATIENT, attemptMs: 20_000, callMs: 500 },
  },
  {
    name: "truncated body",
    rule: always("truncate"),
    kinds: ["unreachable", "failed"],
    code: /^(ECONNRESET|UnreadableAnswer)$/,
    bounds: PATIENT,
  },
  { name: "garbage", rule: always("garbage"), kinds: ["failed"], code: unreadable, bounds: PATIENT },
  { name: "HTML page", rule: always("html"), kinds: ["failed"], code: unreadable, bounds: PATIENT },
  {
    name: "empty answer",
    rule: always("empty"),
    kinds: ["failed"],
    code: unreadable,
    except: ANSWERED_BY_NOTHING,
    bounds: PATIENT,
  },
  {
    name: "unknown operation",
    rule: always("unknown-operation"),
    kinds: ["unsupported"],
    code: /^UnknownOperationException$/,
    bounds: PATIENT,
  },
  {
    name: "expired token",
    rule: always("expired-token"),
    kinds: ["credentials"],
    code: /^ExpiredToken/,
    bounds: PATIENT,
  },
  {
    name: "clock skew",
    rule: always("clock-skew"),
    kinds: ["credentials"],
    code: /^(InvalidSignatureException|RequestTimeTooSkewed)$/,
    bounds: PATIENT,
  },
  {
    name: "wrong-typed members",
    rule: always("wrong-types"),
    kinds: ["failed"],
    code: unreadable,
    partial: true,
    bounds: PATIENT,
  },
  {
    name: "endless page token",
    rule: always("endless-token"),
    kinds: ["cut-off"],
    code: /^EndlessPages$/,
    partial: true,
    only: "paged",
    bounds: PATIENT,
  },
  {
    name: "not found, though listed",
    rule: always("delete-between"),
    kinds: ["not-found"],
    code: /^(ResourceNotFoundException|NotFound)$/,
    only: "reads",
    except: MAY_NOT_BE_THERE,
    bounds: PATIENT,
  },
  {
    name: "deleted between list and get",
    rule: always("delete-between"),
    kinds: ["not-found", "deleted"],
    code: /^(ResourceNotFoundException|NotFound)$/,
    partial: true,
    only: "reads",
    once: true,
    bounds: PATIENT,
  },
];
