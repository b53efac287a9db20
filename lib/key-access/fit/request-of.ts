import type { Carried, Need } from "#lib/domain/key-need.ts";
import type { AccessRequest, Caller } from "../policy/decision.ts";
import type { ReadPolicy } from "./known-policy.ts";

type Context = Record<string, readonly string[] | null>;
/** AWS's own samples put both under the conditions on a grant ("Encryption in Amazon OpenSearch Serverless"). */
const FOR_GRANTS: ReadonlySet<string> = new Set(["kms:CreateGrant", "kms:DescribeKey"]);
const CONTEXT = "kms:encryptioncontext:";

/** The request that a caller will make for one action of a need, as far as AWS documents it. */
export function requestOf(need: Need, action: string, caller: Caller, policy: ReadPolicy): AccessRequest {
  const documented = FOR_GRANTS.has(action) ? { ...need.carries, ...need.grantCarries } : need.carries;
  const carries = Object.fromEntries(
    Object.entries(documented).map(([key, value]) => [key, need.inexact.includes(key) ? oneOf(value) : value]),
  );
  return { caller, action, resource: policy.keyArn, context: { ...contextOf(carries, policy), ...inNameOf(need) } };
}

/** Longer than anything that `?` may stand for, and of a character that no policy has. */
const SOMETHING = "\u{E000}".repeat(64);

/** A text of a documented pattern: only a wildcard satisfies it, and not a `*` that means itself. */
const oneOf = (value: Carried[string] | undefined): Carried[string] =>
  typeof value === "string" ? value.replaceAll("*", SOMETHING) : (value ?? null);

/** The same request, without the values that AWS documents only as a pattern. */
export function withoutInexact(request: AccessRequest, need: Need): AccessRequest {
  const vague = new Set(need.inexact.map((key) => key.toLowerCase()));
  const told = Object.entries(request.context).filter(([key]) => !vague.has(key));
  return { ...request, context: Object.fromEntries(told) };
}

/**
 * Where AWS documents the encryption context, a request carries no other of the keys that the policy speaks of. AWS's
 * own samples put kms:DescribeKey and kms:CreateGrant under the same condition, so it counts for them too.
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

/** "aws:ViaAWSService": whether a service asks in the name of a principal. */
function inNameOf({ who, carries }: Need): Context {
  if (who.kind === "service") return { "aws:viaawsservice": ["false"] };
  return carries["kms:ViaService"] ? { "aws:viaawsservice": ["true"] } : {};
}

const listOf = (value: Carried[string]): readonly string[] | null =>
  value === null || value === undefined ? null : typeof value === "string" ? [value] : value;
