import { CircleHelp } from "lucide-react";
import type { RoleGap } from "#lib/domain/visitor.ts";
import { ROLE_GAP_ADVICE } from "./role-gap.ts";

/** Explains on every page why a signed-in user may have a smaller role than expected. */
export function RoleGapNotice({ gap }: { gap: RoleGap }) {
  return (
    <p
      role="note"
      className="no-print mb-4 flex items-start gap-2 rounded-md border border-line-strong bg-raised p-3 text-sm"
    >
      <CircleHelp aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>You are signed in as a viewer. {ROLE_GAP_ADVICE[gap]}</span>
    </p>
  );
}
