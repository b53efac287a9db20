import type { Judgement } from "#lib/domain/finding.ts";
import type { Key } from "#lib/domain/key.ts";
import { readKeyPolicy } from "#lib/domain/key-policy.ts";
import type { ScanIndex } from "#lib/domain/scan-index.ts";
import type { Seen } from "#lib/domain/snapshot.ts";
import type { RemarkKind } from "#lib/key-access/breadth/remark.ts";
import { reviewPolicy } from "#lib/key-access/breadth/review-policy.ts";
import { keysOfRows } from "./keys-of-rows.ts";

type Answer = Pick<Judgement, "answer" | "reason">;

/**
 * Evaluates the policy of every key that may be the customer's by one kind of remark. A deleted key has no policy.
 *
 * @param clean the reason for a policy without such a remark
 */
export function* judgeKeyPolicies(
  seen: Seen,
  { scope }: ScanIndex,
  kind: RemarkKind,
  clean: string,
): Generator<Judgement> {
  for (const { key, ...judged } of keysOfRows(seen)) {
    if (key.kind !== "gone") yield { ...judged, ...judgePolicy(key, scope.accountId, kind, clean) };
  }
}

function judgePolicy(key: Key, accountId: string, kind: RemarkKind, clean: string): Answer {
  if (key.kind !== "described") return cannotTell(`The key could not be described (${key.failure.code}).`);
  const owner = key.metadata.accountId;
  if (owner !== accountId)
    return cannotTell(`kms:GetKeyPolicy returns the key policy only to the key's own account, ${owner}.`);
  const { policy } = key;
  if (policy.kind === "unreadable") return cannotTell(`The key policy could not be read (${policy.failure.code}).`);
  if (policy.kind === "not-offered") return cannotTell(policy.reason);
  const statements = readKeyPolicy(policy.value);
  if (!statements) return cannotTell("The key policy is not a valid policy document.");
  const remarks = reviewPolicy(statements, owner, [kind]);
  const failed = remarks.find(({ answer }) => answer === "fail");
  if (failed) return { answer: "fail", reason: failed.sentence };
  const [unclear] = remarks;
  return unclear ? cannotTell(unclear.sentence) : { answer: "pass", reason: clean };
}

const cannotTell = (reason: string): Answer => ({ answer: "cannot-tell", reason });
