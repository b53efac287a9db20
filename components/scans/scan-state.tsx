import { CircleCheck, CircleDashed, CirclePause, CircleX, Clock, Unplug } from "lucide-react";
import type { ScanState as State } from "#lib/domain/scan.ts";

const LOOKS = {
  queued: { label: "Queued", Icon: Clock, text: "text-accent" },
  running: { label: "Running", Icon: CircleDashed, text: "text-accent" },
  completed: { label: "Completed", Icon: CircleCheck, text: "text-ink" },
  failed: { label: "Failed", Icon: CircleX, text: "text-danger" },
  cancelled: { label: "Cancelled", Icon: CirclePause, text: "text-muted" },
  interrupted: { label: "Interrupted", Icon: Unplug, text: "text-danger" },
} as const satisfies Record<State, unknown>;

/** The state of a scan as icon and word. */
export function ScanState({ state }: { state: State }) {
  const { label, Icon, text } = LOOKS[state];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap text-sm ${text}`}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {label}
    </span>
  );
}
