import { type Key, keyArn } from "#lib/domain/key.ts";
import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { type KeyPolicy, keyPolicyOf } from "#lib/domain/key-policy-of.ts";
import type { Caller, Decision } from "../policy/decision.ts";
import { matchAction } from "../policy/match-statement.ts";
import { matchPrincipal } from "../policy/principals.ts";

/** A key's policy, read once for all that lies under the key. */
export type KnownPolicy = ReadPolicy | Extract<KeyPolicy, { kind: "not-read" }>;

export interface ReadPolicy {
  readonly kind: "read";
  readonly keyArn: string;
  readonly text: string;
  readonly statements: readonly PolicyStatement[];
  /** Encryption context keys in its conditions, in lower case. */
  readonly contextKeys: readonly string[];
  /** ARNs of the roles and users in its Allow statements. */
  readonly named: readonly string[];
  /** The statements that may cover a caller and an action, regardless of conditions. Cached. */
  readonly about: (caller: Caller, action: string) => readonly PolicyStatement[];
  /** Decisions on lists of `about` that have no conditions. */
  readonly settled: WeakMap<readonly PolicyStatement[], Decision>;
}

/** Reads the policy of a key, or returns why it cannot be read. */
export function knownPolicy(key: Key): KnownPolicy {
  const policy = keyPolicyOf(key);
  if (policy.kind === "not-read") return policy;
  const { statements } = policy;
  return {
    ...{ ...policy, keyArn: keyArn(key) },
    contextKeys: contextKeysOf(statements),
    named: identitiesOf(statements),
    about: cachedStatements(statements),
    settled: new WeakMap(),
  };
}

function cachedStatements(statements: readonly PolicyStatement[]): ReadPolicy["about"] {
  const known = new Map<string, readonly PolicyStatement[]>();
  return (caller, action) => {
    const id = `${action} ${caller.kind} ${nameOf(caller)}`;
    const found = known.get(id) ?? statements.filter((statement) => mayCover(statement, caller, action));
    known.set(id, found);
    return found;
  };
}

const nameOf = (caller: Caller) =>
  caller.kind === "service" ? caller.service : caller.kind === "account" ? caller.accountId : caller.arn;

/** A statement with a flaw may cover anything, so it is always kept. */
function mayCover(statement: PolicyStatement, caller: Caller, action: string): boolean {
  if (statement.flaws.length > 0) return true;
  return matchPrincipal(statement, caller).is !== "no" && matchAction(statement, action).is !== "no";
}

function contextKeysOf(statements: readonly PolicyStatement[]): readonly string[] {
  const keys = statements.flatMap(({ conditions }) => conditions.map(({ key }) => key.toLowerCase()));
  return [...new Set(keys)].filter((key) => key.startsWith("kms:encryptioncontext:"));
}

function identitiesOf(statements: readonly PolicyStatement[]): readonly string[] {
  const allows = statements.filter(({ effect, exceptPrincipals }) => effect === "Allow" && !exceptPrincipals);
  const ids = allows.flatMap(({ principals }) => principals.map(({ id }) => id));
  return [...new Set(ids)].filter(isIdentity);
}

/** Whether a principal is a role, a session of one or a user, and not an account or a service. */
export const isIdentity = (id: string): boolean => /:(role|user|assumed-role)\//.test(id);
