import { type Explanation, explainWith } from "./explanation.ts";
import type { Key } from "./key.ts";
import { type PolicyStatement, readKeyPolicy } from "./key-policy.ts";
import type { Sentences } from "./reason-sentences.ts";

interface ErrorCode {
  readonly errorCode: string;
}

/** Why the policy of a key is unknown. */
export const UNREAD_POLICY = {
  "key-not-described": ({ errorCode }: ErrorCode) => `The key could not be described (${errorCode}).`,
  "policy-not-offered": ({ accountId }: { readonly accountId: string }) =>
    `kms:GetKeyPolicy returns the key policy only to the key's own account, ${accountId}.`,
  "policy-not-read": ({ operation, errorCode }: ErrorCode & { readonly operation: string }) =>
    `The key policy could not be read: ${operation} failed with ${errorCode}.`,
  "policy-not-valid": () => "The key policy is not a valid policy document.",
} satisfies Sentences;

export type UnreadPolicyCode = keyof typeof UNREAD_POLICY;
export const explainUnreadPolicy = explainWith(UNREAD_POLICY);

/** The statements of a key's policy, with its text; or why these are unknown. */
export type KeyPolicy =
  | { readonly kind: "read"; readonly text: string; readonly statements: readonly PolicyStatement[] }
  | { readonly kind: "not-read"; readonly because: Explanation<UnreadPolicyCode> };

export function keyPolicyOf(key: Key): KeyPolicy {
  if (key.kind !== "described")
    return unread(explainUnreadPolicy("key-not-described", { errorCode: key.failure.code }));
  const { policy, metadata } = key;
  switch (policy.kind) {
    case "not-offered":
      return unread(explainUnreadPolicy("policy-not-offered", { accountId: metadata.accountId }));
    case "unreadable": {
      const { operation, code: errorCode } = policy.failure;
      return unread(explainUnreadPolicy("policy-not-read", { operation, errorCode }));
    }
    case "read": {
      const statements = readKeyPolicy(policy.value);
      return statements
        ? { kind: "read", text: policy.value, statements }
        : unread(explainUnreadPolicy("policy-not-valid"));
    }
  }
}

const unread = (because: Explanation<UnreadPolicyCode>): KeyPolicy => ({ kind: "not-read", because });
