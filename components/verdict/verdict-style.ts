import {
  CircleHelp,
  CircleMinus,
  CloudCog,
  KeyRound,
  LockKeyholeOpen,
  type LucideIcon,
  OctagonX,
  ShieldCheck,
} from "lucide-react";
import type { Verdict } from "#lib/domain/verdict.ts";

/** How a verdict looks, the same in badge, chart, table and print. */
export interface VerdictStyle {
  readonly Icon: LucideIcon;
  readonly text: string;
  readonly soft: string;
  /** CSS colour, for SVG. */
  readonly fill: string;
}

export const VERDICT_STYLES = {
  unencrypted: {
    Icon: LockKeyholeOpen,
    text: "text-unencrypted",
    soft: "bg-unencrypted-soft",
    fill: "var(--color-unencrypted)",
  },
  "aws-owned": {
    Icon: CloudCog,
    text: "text-aws-owned",
    soft: "bg-aws-owned-soft",
    fill: "var(--color-aws-owned)",
  },
  "aws-managed": {
    Icon: KeyRound,
    text: "text-aws-managed",
    soft: "bg-aws-managed-soft",
    fill: "var(--color-aws-managed)",
  },
  "key-unusable": {
    Icon: OctagonX,
    text: "text-key-unusable",
    soft: "bg-key-unusable-soft",
    fill: "var(--color-key-unusable)",
  },
  unknown: {
    Icon: CircleHelp,
    text: "text-unknown",
    soft: "bg-unknown-soft",
    fill: "var(--color-unknown)",
  },
  "customer-managed": {
    Icon: ShieldCheck,
    text: "text-customer-managed",
    soft: "bg-customer-managed-soft",
    fill: "var(--color-customer-managed)",
  },
  "not-applicable": {
    Icon: CircleMinus,
    text: "text-not-applicable",
    soft: "bg-not-applicable-soft",
    fill: "var(--color-not-applicable)",
  },
} as const satisfies Record<Verdict, VerdictStyle>;
