import { Check, CircleHelp, type LucideIcon, X } from "lucide-react";
import type { ControlAnswer } from "#lib/domain/finding.ts";

interface AnswerStyle {
  readonly label: string;
  readonly Icon: LucideIcon;
  /** Of text and icon. */
  readonly tone: string;
  readonly fill: string;
}

/** How the three statuses are shown: a word, an icon and a colour each. The API's `cannot-tell` is shown as Unknown. */
export const ANSWER_STYLES = {
  fail: { label: "Fail", Icon: X, tone: "text-unencrypted", fill: "var(--color-unencrypted)" },
  "cannot-tell": { label: "Unknown", Icon: CircleHelp, tone: "text-unknown", fill: "var(--color-unknown)" },
  pass: { label: "Pass", Icon: Check, tone: "text-customer-managed", fill: "var(--color-customer-managed)" },
} as const satisfies Record<ControlAnswer, AnswerStyle>;

/** The status to act on first is first. */
export const ANSWER_ORDER = ["fail", "cannot-tell", "pass"] as const satisfies readonly ControlAnswer[];
