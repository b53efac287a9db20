import { Time } from "#components/ui/time.tsx";
import { VERDICT_TERMS } from "#lib/domain/terms.ts";
import type { ProtectionTimeline } from "#lib/domain/timeline.ts";

/** What a protection was when it was last read, if the newest reading could not read it. */
export function LastRead({ of: { periods }, now }: { of: ProtectionTimeline; now: Date }) {
  const [newest] = periods;
  const before = periods.find(({ state }) => state.kind === "read");
  if (newest?.state.kind !== "unread" || before?.state.kind !== "read") return null;
  return (
    <p className="mt-1 text-muted text-sm">
      Last read on <Time iso={before.to} now={now} /> as {VERDICT_TERMS[before.state.row.verdict].term}; not read since.
    </p>
  );
}
