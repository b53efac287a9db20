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

/** How a verdict looks and reads, the same in badge, chart, table and print. */
export interface VerdictStyle {
  readonly label: string;
  /** One line: what it means. */
  readonly meaning: string;
  readonly Icon: LucideIcon;
  readonly text: string;
  readonly soft: string;
  /** CSS colour, for SVG. */
  readonly fill: string;
}

export const VERDICT_STYLES = {
  unencrypted: {
    label: "Unencrypted",
    meaning: "AWS says that nothing encrypts it.",
    Icon: LockKeyholeOpen,
    text: "text-unencrypted",
    soft: "bg-unencrypted-soft",
    fill: "var(--color-unencrypted)",
  },
  "aws-owned": {
    label: "AWS owned",
    meaning: "Under a key that belongs to AWS, which the account can neither see nor control.",
    Icon: CloudCog,
    text: "text-aws-owned",
    soft: "bg-aws-owned-soft",
    fill: "var(--color-aws-owned)",
  },
  "aws-managed": {
    label: "AWS managed",
    meaning: "Under an aws/… key of the account, whose key policy cannot be changed.",
    Icon: KeyRound,
    text: "text-aws-managed",
    soft: "bg-aws-managed-soft",
    fill: "var(--color-aws-managed)",
  },
  "key-unusable": {
    label: "Key unusable",
    meaning: "Under a customer managed key that cannot be used now, or is gone.",
    Icon: OctagonX,
    text: "text-key-unusable",
    soft: "bg-key-unusable-soft",
    fill: "var(--color-key-unusable)",
  },
  unknown: {
    label: "Unknown",
    meaning: "It could not be read, or AWS does not say. Never a pass.",
    Icon: CircleHelp,
    text: "text-unknown",
    soft: "bg-unknown-soft",
    fill: "var(--color-unknown)",
  },
  "customer-managed": {
    label: "Customer managed",
    meaning: "Under a customer managed key that KMS describes as usable.",
    Icon: ShieldCheck,
    text: "text-customer-managed",
    soft: "bg-customer-managed-soft",
    fill: "var(--color-customer-managed)",
  },
  "not-applicable": {
    label: "Not applicable",
    meaning: "No customer data is at rest here.",
    Icon: CircleMinus,
    text: "text-not-applicable",
    soft: "bg-not-applicable-soft",
    fill: "var(--color-not-applicable)",
  },
} as const satisfies Record<Verdict, VerdictStyle>;
