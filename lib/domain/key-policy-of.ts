import { type Explanation, explainWith, type Sentences } from "./explanation.ts";
import type { Key } from "./key.ts";
import { type PolicyStatement, readKeyPolicy } from "./key-policy.ts";
import { type UndescribedKey, undescribed } from "./reason-sentences.ts";

/** Why the policy of a key is unknown. */
export const UNREAD_POLICY = {
  "key-not-described": (of: UndescribedKey) => `${undescribed(of)}: the key and its policy are unknown.`,
  "policy-not-offered": ({ accountId }: { readonly accountId: string }) =>
    `kms:GetKeyPolicy returns a key policy only to the key's own account, ${accountId}: the policy is unknown.`,
  "policy-not-read": ({ operation, errorCode }: { readonly operation: string; readonly errorCode: string }) =>
    `${operation} failed with ${errorCode}: the key policy is unknown.`,
  "policy-not-valid": () =>
    "kms:GetKeyPolicy returned a text that is not a valid policy document: what it allows is unknown.",
} satisfies Sentences;

export type UnreadPolicyCode = keyof typeof UNREAD_POLICY;
export const explainUnreadPolicy = explainWith(UNREAD_POLICY);

/** The statements of a key's policy, with its text; or why these are unknown. */
export type KeyPolicy =
  | { readonly kind: "read"; readonly text: string; readonly statements: readonly PolicyStatement[] }
  | { readonly kind: "not-read"; readonly because: Explanation<UnreadPolicyCode> };

export function keyPolicyOf(key: Key): KeyPolicy {
  if (key.kind !== "described") {
    const { operation, code: errorCode } = key.failure;
    return unread(explainUnreadPolicy("key-not-described", { operation, errorCode }));
  }
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
