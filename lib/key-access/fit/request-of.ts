import type { Carried, Need } from "#lib/domain/key-need.ts";
import type { AccessRequest, Caller } from "../policy/decision.ts";
import type { ReadPolicy } from "./known-policy.ts";

type Context = Record<string, readonly string[] | null>;
/** AWS's samples have the conditions on grants for both actions ("Encryption in Amazon OpenSearch Serverless"). */
const FOR_GRANTS: ReadonlySet<string> = new Set(["kms:CreateGrant", "kms:DescribeKey"]);
const CONTEXT = "kms:encryptioncontext:";

/** The request of a caller for one action of a need, as far as AWS documents it. */
export function requestOf(need: Need, action: string, caller: Caller, policy: ReadPolicy): AccessRequest {
  const documented = FOR_GRANTS.has(action) ? { ...need.carries, ...need.grantCarries } : need.carries;
  const carries = Object.fromEntries(
    Object.entries(documented).map(([key, value]) => [key, need.inexact.includes(key) ? matchingText(value) : value]),
  );
  return { caller, action, resource: policy.keyArn, context: { ...contextOf(carries, policy), ...onBehalfOf(need) } };
}

/** A private-use character that no policy contains, repeated so that no run of `?` matches it. */
const ANY_TEXT = "\u{E000}".repeat(64);

/** A text that matches a documented pattern: only a wildcard in the policy matches it, not a literal `*`. */
const matchingText = (value: Carried[string] | undefined): Carried[string] =>
  typeof value === "string" ? value.replaceAll("*", ANY_TEXT) : (value ?? null);

/** The same request, without the values that AWS documents only as a pattern. */
export function withoutInexact(request: AccessRequest, need: Need): AccessRequest {
  const vague = new Set(need.inexact.map((key) => key.toLowerCase()));
  const told = Object.entries(request.context).filter(([key]) => !vague.has(key));
  return { ...request, context: Object.fromEntries(told) };
}

/**
 * If AWS documents the encryption context, the request has none of the other context keys of the policy. AWS's samples
 * have the same condition for kms:DescribeKey and kms:CreateGrant, so this applies to them too.
 */
function contextOf(carries: Carried, { contextKeys }: ReadPolicy): Context {
  const known = Object.entries(carries).map(([key, value]) => [key.toLowerCase(), listOf(value)] as const);
  const given = known.filter(([key, value]) => key.startsWith(CONTEXT) && value !== null);
  if (given.length === 0) return Object.fromEntries(known);
  const others = contextKeys.map((key) => [key, null] as const);
  return {
    ...Object.fromEntries(others),
    ...Object.fromEntries(known),
    "kms:encryptioncontextkeys": given.map(([key]) => key.slice(CONTEXT.length)),
  };
}

/** `aws:ViaAWSService`: whether a service calls on behalf of a principal. */
function onBehalfOf({ who, carries }: Need): Context {
  if (who.kind === "service") return { "aws:viaawsservice": ["false"] };
  return carries["kms:ViaService"] ? { "aws:viaawsservice": ["true"] } : {};
}

const listOf = (value: Carried[string]): readonly string[] | null =>
  value === null || value === undefined ? null : typeof value === "string" ? [value] : value;
