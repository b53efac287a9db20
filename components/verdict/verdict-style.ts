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
    meaning: "Not encrypted at rest (confirmed by the API).",
    Icon: LockKeyholeOpen,
    text: "text-unencrypted",
    soft: "bg-unencrypted-soft",
    fill: "var(--color-unencrypted)",
  },
  "aws-owned": {
    label: "AWS owned",
    meaning: "Encrypted with an AWS owned key: not visible, auditable or controllable by you.",
    Icon: CloudCog,
    text: "text-aws-owned",
    soft: "bg-aws-owned-soft",
    fill: "var(--color-aws-owned)",
  },
  "aws-managed": {
    label: "AWS managed",
    meaning: "Encrypted with an AWS managed key (aws/…) in your account: its key policy cannot be changed.",
    Icon: KeyRound,
    text: "text-aws-managed",
    soft: "bg-aws-managed-soft",
    fill: "var(--color-aws-managed)",
  },
  "key-unusable": {
    label: "Key unusable",
    meaning: "Encrypted with a customer managed key that is disabled, pending deletion, unavailable or deleted.",
    Icon: OctagonX,
    text: "text-key-unusable",
    soft: "bg-key-unusable-soft",
    fill: "var(--color-key-unusable)",
  },
  unknown: {
    label: "Unknown",
    meaning: "The encryption could not be read, or no AWS API exposes it. Never counted as a pass.",
    Icon: CircleHelp,
    text: "text-unknown",
    soft: "bg-unknown-soft",
    fill: "var(--color-unknown)",
  },
  "customer-managed": {
    label: "Customer managed",
    meaning: "Encrypted with a customer managed key that KMS reports as usable.",
    Icon: ShieldCheck,
    text: "text-customer-managed",
    soft: "bg-customer-managed-soft",
    fill: "var(--color-customer-managed)",
  },
  "not-applicable": {
    label: "Not applicable",
    meaning: "This resource stores no customer data at rest.",
    Icon: CircleMinus,
    text: "text-not-applicable",
    soft: "bg-not-applicable-soft",
    fill: "var(--color-not-applicable)",
  },
} as const satisfies Record<Verdict, VerdictStyle>;
