import { CircleHelp, Link2, type LucideIcon, Unlink2 } from "lucide-react";
import type { LinkPart, LinkState } from "#lib/domain/watch/chain.ts";

interface LinkStyle {
  readonly label: string;
  readonly Icon: LucideIcon;
  /** Of text and sign. */
  readonly tone: string;
  /** Of a box. */
  readonly box: string;
}

/** The three states of a link as one sees them: a word, a sign, a colour and a kind of line each. */
export const LINK_STYLES = {
  whole: {
    label: "Whole",
    Icon: Link2,
    tone: "text-customer-managed",
    box: "border-customer-managed",
  },
  broken: {
    label: "Broken",
    Icon: Unlink2,
    tone: "text-unencrypted",
    box: "border-unencrypted border-double border-3",
  },
  "cannot-tell": {
    label: "Cannot tell",
    Icon: CircleHelp,
    tone: "text-unknown",
    box: "border-unknown border-dashed",
  },
} as const satisfies Record<LinkState, LinkStyle>;

export const PART_NAMES = {
  trail: "Trail",
  filter: "Metric filter",
  alarm: "Alarm",
  topic: "Topic",
  rule: "Rule",
  target: "Target",
} as const satisfies Record<LinkPart, string>;
