import { Check, CircleHelp, type LucideIcon, X } from "lucide-react";
import type { ControlAnswer } from "#lib/domain/finding.ts";

interface AnswerStyle {
  readonly Icon: LucideIcon;
  /** Of text and icon. */
  readonly tone: string;
}

/** How the three statuses look: an icon and a colour each. */
export const ANSWER_STYLES = {
  fail: { Icon: X, tone: "text-unencrypted" },
  "cannot-tell": { Icon: CircleHelp, tone: "text-unknown" },
  pass: { Icon: Check, tone: "text-customer-managed" },
} as const satisfies Record<ControlAnswer, AnswerStyle>;

/** The status to act on first is first. */
export const ANSWER_ORDER = ["fail", "cannot-tell", "pass"] as const satisfies readonly ControlAnswer[];
