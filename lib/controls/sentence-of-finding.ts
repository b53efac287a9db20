import type { Finding } from "#lib/domain/finding.ts";
import { isReasonCode, type Reason, sentenceOf } from "#lib/domain/reason.ts";
import { CONTROLS } from "./controls.ts";

/** The sentence of a finding that a snapshot kept: of its control, of the verdict of its row, or the one it was kept with. */
export function sentenceOfFinding({ control, reason, reasonCode, reasonParameters }: Finding): string {
  if (reasonCode === undefined || reasonParameters === undefined) return reason;
  const own = CONTROLS.find(({ id }) => id === control)?.reasons ?? {};
  const sentence = Object.hasOwn(own, reasonCode) ? own[reasonCode] : undefined;
  if (sentence) return (sentence as (of: object) => string)(reasonParameters);
  if (isReasonCode(reasonCode)) return sentenceOf({ code: reasonCode, parameters: reasonParameters } as Reason);
  return reasonCode;
}
