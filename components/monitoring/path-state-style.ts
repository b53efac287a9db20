import { CircleHelp, Link2, type LucideIcon, Unlink2 } from "lucide-react";
import type { PathState, StepKind } from "#lib/monitoring/notification-path.ts";

interface PathStateStyle {
  readonly label: string;
  readonly Icon: LucideIcon;
  /** Of text and icon. */
  readonly tone: string;
  /** Of a box. */
  readonly box: string;
}

/** How the three states of a component are shown: a word, an icon, a colour and a border each. */
export const PATH_STATE_STYLES = {
  whole: {
    label: "OK",
    Icon: Link2,
    tone: "text-customer-managed",
    box: "border-customer-managed",
  },
  broken: {
    label: "Missing",
    Icon: Unlink2,
    tone: "text-unencrypted",
    box: "border-unencrypted border-double border-3",
  },
  "cannot-tell": {
    label: "Unknown",
    Icon: CircleHelp,
    tone: "text-unknown",
    box: "border-unknown border-dashed",
  },
} as const satisfies Record<PathState, PathStateStyle>;

export const STEP_NAMES = {
  trail: "Trail",
  filter: "Metric filter",
  alarm: "Alarm",
  topic: "Topic",
  rule: "Rule",
  target: "Target",
} as const satisfies Record<StepKind, string>;
