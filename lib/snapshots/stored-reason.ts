import type { Judgement } from "#lib/domain/finding.ts";
import { isReasonCode, type Reason, reasonMembers } from "#lib/domain/reason.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { StoredReason } from "./schema.ts";
import { readJson } from "./stored-json.ts";

type ReasonMembers = Pick<ProtectionRow, "reason" | "reasonCode" | "reasonParameters">;

/** The stored form of a reason: without its sentence, so that another wording does not change the posture. */
export const toStoredReason = ({
  reasonCode,
  reasonParameters,
}: Pick<Judgement, "reasonCode" | "reasonParameters">): StoredReason => ({
  reason: "",
  reasonCode,
  reasonParameters: JSON.stringify(reasonParameters),
});

/**
 * A stored reason with its sentence; a row of an older version has only the sentence that it was kept with.
 * A code that this version does not know is shown as it is.
 */
export function toReasonMembers({ reason, reasonCode, reasonParameters }: StoredReason): ReasonMembers {
  if (reasonCode === null || reasonParameters === null || !isReasonCode(reasonCode))
    return { reason: reason || (reasonCode ?? ""), reasonCode: null, reasonParameters: null };
  return reasonMembers({ code: reasonCode, parameters: readJson(reasonParameters) } as Reason);
}
