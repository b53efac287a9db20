import type { AccessRequest, Caller, Decision } from "../decision.ts";

/** A policy, a request, and what AWS's documentation says must come of them: worked out by hand. */
export interface PolicyCase {
  /** What it shows, as a statement. */
  readonly name: string;
  /** The page that it follows. */
  readonly source: string;
  /** A document, or its statements alone under version 2012-10-17. */
  readonly policy: unknown;
  readonly request: AccessRequest;
  readonly decision: Decision["kind"];
  /** Place of the statement that decides. */
  readonly by?: number;
}

/** The account and the key of the examples in AWS's documentation. */
export const ACCOUNT = "111122223333";
export const OTHER_ACCOUNT = "444455556666";
export const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

export const roleArn = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:role/${name}`;
export const userArn = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:user/${name}`;
export const rootArn = (account = ACCOUNT) => `arn:aws:iam::${account}:root`;
export const sessionArn = (role: string, session: string, account = ACCOUNT) =>
  `arn:aws:sts::${account}:assumed-role/${role}/${session}`;

export const principal = (arn: string): Caller => ({ kind: "principal", arn });
export const service = (name: string): Caller => ({ kind: "service", service: name });
export const someoneOf = (accountId: string): Caller => ({ kind: "account", accountId });

/** A request for the key of the examples. */
export function asks(caller: Caller, action: string, context: AccessRequest["context"] = {}): AccessRequest {
  return { caller, action, resource: KEY, context };
}

type Members = Readonly<Record<string, unknown>>;

/** A statement that lets a role decrypt with this key, but for what is given. */
export const allow = (members: Members = {}): Members => ({
  Effect: "Allow",
  Principal: { AWS: roleArn("Reader") },
  Action: "kms:Decrypt",
  Resource: "*",
  ...members,
});
export const deny = (members: Members = {}): Members => allow({ Effect: "Deny", Principal: "*", ...members });

/** The delegation to IAM that every default key policy has. */
export const DEFAULT_KEY_POLICY = {
  Sid: "Enable IAM policies",
  Effect: "Allow",
  Principal: { AWS: rootArn() },
  Action: "kms:*",
  Resource: "*",
};

export const reader = principal(roleArn("Reader"));

/** Cases of one condition: the role of `allow` may decrypt where it holds. */
export function underCondition(
  source: string,
  cases: readonly (readonly [string, Members, AccessRequest["context"], Decision["kind"]])[],
): readonly PolicyCase[] {
  return cases.map(([name, Condition, context, decision]) => ({
    name,
    source,
    policy: [allow({ Condition })],
    request: asks(reader, "kms:Decrypt", context),
    decision,
  }));
}
