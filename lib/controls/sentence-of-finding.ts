import { sentenceFrom } from "#lib/domain/explanation.ts";
import type { KeptFinding } from "#lib/domain/finding.ts";
import { CONTROLS } from "./controls.ts";

type Kept = Pick<KeptFinding, "control" | "reason" | "reasonCode" | "reasonParameters">;

/** The sentence of a finding that a snapshot kept: that of its control for its code, or the one that an older one has. */
export function sentenceOfFinding({ control, reason, reasonCode: code, reasonParameters: parameters }: Kept): string {
  if (code === undefined || parameters === undefined) return reason;
  const own = CONTROLS.find(({ id }) => id === control)?.reasons ?? {};
  return Object.hasOwn(own, code) ? sentenceFrom(own, { code, parameters }) : code;
}
