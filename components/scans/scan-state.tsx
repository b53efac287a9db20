import { CircleCheck, CircleDashed, CirclePause, CircleX, Clock, Unplug } from "lucide-react";
import type { ScanState as State } from "#lib/domain/scan.ts";
import { SCAN_STATE_TERMS } from "#lib/domain/terms.ts";

const LOOKS = {
  queued: { Icon: Clock, text: "text-accent" },
  running: { Icon: CircleDashed, text: "text-accent" },
  completed: { Icon: CircleCheck, text: "text-ink" },
  failed: { Icon: CircleX, text: "text-danger" },
  cancelled: { Icon: CirclePause, text: "text-muted" },
  interrupted: { Icon: Unplug, text: "text-danger" },
} as const satisfies Record<State, unknown>;

/** The state of a scan as icon and word. */
export function ScanState({ state }: { state: State }) {
  const { Icon, text } = LOOKS[state];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap text-sm ${text}`}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {SCAN_STATE_TERMS[state].term}
    </span>
  );
}
