import { Check, CircleHelp, type LucideIcon, X } from "lucide-react";
import type { ControlAnswer } from "#lib/domain/finding.ts";

interface AnswerStyle {
  readonly label: string;
  readonly Icon: LucideIcon;
  /** Of text and sign. */
  readonly tone: string;
  readonly fill: string;
}

/** The three answers as one sees them: a word, a sign and a colour each. */
export const ANSWER_STYLES = {
  fail: { label: "Fails", Icon: X, tone: "text-unencrypted", fill: "var(--color-unencrypted)" },
  "cannot-tell": { label: "Cannot tell", Icon: CircleHelp, tone: "text-unknown", fill: "var(--color-unknown)" },
  pass: { label: "Passes", Icon: Check, tone: "text-customer-managed", fill: "var(--color-customer-managed)" },
} as const satisfies Record<ControlAnswer, AnswerStyle>;

/** What must be acted on first. */
export const ANSWER_ORDER = ["fail", "cannot-tell", "pass"] as const satisfies readonly ControlAnswer[];
