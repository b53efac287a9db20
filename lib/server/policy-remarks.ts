import { namedKeyUsers } from "#lib/controls/bep-011-named-key-users.ts";
import { serviceSource } from "#lib/controls/bep-012-service-source.ts";
import { boundGrants } from "#lib/controls/bep-013-bound-grants.ts";
import { keyAdministration } from "#lib/controls/bep-014-key-administration.ts";
import type { Key } from "#lib/domain/key.ts";
import { readKeyPolicy } from "#lib/domain/key-policy.ts";
import type { RemarkKind } from "#lib/key-access/breadth/remark.ts";
import { reviewPolicy } from "#lib/key-access/breadth/review-policy.ts";
import type { PolicyRemark } from "#lib/views/key.ts";

const CONTROL_OF: Readonly<Record<RemarkKind, string>> = {
  "open-to-others": namedKeyUsers.id,
  "service-without-source": serviceSource.id,
  "free-grants": boundGrants.id,
  "wide-administration": keyAdministration.id,
};

/**
 * What the controls say of each statement of a key's policy. AWS's own keys are not judged; a statement that is not
 * understood says so itself.
 */
export function policyRemarks(key: Key): readonly PolicyRemark[] {
  if (key.kind !== "described" || key.metadata.manager === "AWS" || key.policy.kind !== "read") return [];
  const statements = readKeyPolicy(key.policy.value) ?? [];
  return reviewPolicy(statements, key.metadata.accountId)
    .filter(({ index }) => statements[index]?.flaws.length === 0)
    .map(({ kind, index, answer, sentence }) => ({ index, control: CONTROL_OF[kind], answer, sentence }));
}
