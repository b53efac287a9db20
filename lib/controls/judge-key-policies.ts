import type { Explanation, Sentences } from "#lib/domain/explanation.ts";
import type { Judgement } from "#lib/domain/finding.ts";
import type { Key } from "#lib/domain/key.ts";
import { explainUnreadPolicy, keyPolicyOf, UNREAD_POLICY } from "#lib/domain/key-policy-of.ts";
import type { ScanIndex } from "#lib/domain/scan-index.ts";
import type { Seen } from "#lib/domain/snapshot.ts";
import { REMARK_SENTENCES, type RemarkKind } from "#lib/key-access/breadth/remark.ts";
import { reviewPolicy } from "#lib/key-access/breadth/review-policy.ts";
import { answerWith, type Explained } from "./explained.ts";
import { keysOfRows } from "./keys-of-rows.ts";

/** The reasons of every control over key policies, except that of a pass. */
export const POLICY_REASONS = { ...UNREAD_POLICY, ...REMARK_SENTENCES } satisfies Sentences;
type PolicyReason = keyof typeof POLICY_REASONS;

/**
 * Evaluates the policy of every key that may be the customer's by one kind of remark. A deleted key has no policy.
 *
 * @param clean the reason for a policy without such a remark
 */
export function* judgeKeyPolicies<Clean extends string>(
  seen: Seen,
  { scope }: ScanIndex,
  kind: RemarkKind,
  clean: Explanation<Clean>,
): Generator<Judgement<PolicyReason | Clean>> {
  for (const { key, ...judged } of keysOfRows(seen)) {
    if (key.kind !== "gone") yield { ...judged, ...judgePolicy(key, scope.accountId, kind, clean) };
  }
}

function judgePolicy<Clean extends string>(
  key: Key,
  accountId: string,
  kind: RemarkKind,
  clean: Explanation<Clean>,
): Explained<PolicyReason | Clean> {
  const owner = key.kind === "described" ? key.metadata.accountId : null;
  if (owner !== null && owner !== accountId) {
    return answerWith("cannot-tell", explainUnreadPolicy("policy-not-offered", { accountId: owner }));
  }
  const policy = keyPolicyOf(key);
  if (policy.kind === "not-read") return answerWith("cannot-tell", policy.because);
  const remarks = reviewPolicy(policy.statements, owner ?? accountId, [kind]);
  const decisive = remarks.find(({ answer }) => answer === "fail") ?? remarks[0];
  return decisive ? answerWith(decisive.answer, decisive.reason) : answerWith("pass", clean);
}
