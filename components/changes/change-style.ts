import {
  CircleHelp,
  CircleMinus,
  CirclePlus,
  Eye,
  FilePenLine,
  KeyRound,
  type LucideIcon,
  Minus,
  PencilLine,
  Plus,
  RefreshCw,
  ShieldCheck,
  TrendingDown,
  TrendingUp,
} from "lucide-react";
import type { ChangeKind } from "#lib/domain/changes/change.ts";

interface ChangeStyle {
  readonly Icon: LucideIcon;
  /** Of text and icon. */
  readonly tone: string;
  /** Before a number of them. */
  readonly sign: "+" | "−" | "";
}

/** How each kind of change looks: an icon and a word, and a colour that only repeats them. */
export const CHANGE_STYLES = {
  new: { Icon: CirclePlus, tone: "text-unencrypted", sign: "+" },
  worse: { Icon: TrendingDown, tone: "text-unencrypted", sign: "" },
  "key-state-changed": { Icon: KeyRound, tone: "text-key-unusable", sign: "" },
  "policy-changed": { Icon: FilePenLine, tone: "text-key-unusable", sign: "" },
  "grant-made": { Icon: Plus, tone: "text-key-unusable", sign: "+" },
  "newly-unreadable": { Icon: CircleHelp, tone: "text-unknown", sign: "" },
  changed: { Icon: PencilLine, tone: "text-ink", sign: "" },
  "assessed-differently": { Icon: RefreshCw, tone: "text-ink", sign: "" },
  fixed: { Icon: ShieldCheck, tone: "text-customer-managed", sign: "−" },
  better: { Icon: TrendingUp, tone: "text-customer-managed", sign: "" },
  gone: { Icon: CircleMinus, tone: "text-not-applicable", sign: "−" },
  "grant-gone": { Icon: Minus, tone: "text-not-applicable", sign: "−" },
  "readable-again": { Icon: Eye, tone: "text-not-applicable", sign: "" },
} as const satisfies Record<ChangeKind, ChangeStyle>;
