import { Time } from "#components/ui/time.tsx";
import type { KeyDifference, KeyPeriod } from "#lib/domain/key-timeline.ts";
import { keyStateLabel } from "#lib/format/key-states.ts";
import { countOf } from "#lib/format/numbers.ts";
import { formatDate } from "#lib/format/times.ts";

const CHANGED: Readonly<Record<KeyDifference, string>> = {
  state: "state",
  manager: "manager",
  deletionDate: "deletion date",
  rotation: "rotation",
  policy: "key policy",
  grants: "grants",
};

/** What scans read of a key over time, the newest first. */
export function KeyHistory({ periods, now }: { periods: readonly KeyPeriod[]; now: Date }) {
  return (
    <ol className="divide-y divide-line">
      {periods.map((period) => (
        <li key={period.from} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
          <span className="font-medium">{saysOfState(period)}</span>
          <span className="text-muted text-xs">
            <Time iso={period.from} now={now} />
            {period.to !== period.from && (
              <>
                {" "}
                to <Time iso={period.to} now={now} />
              </>
            )}
            , {countOf(period.scans, "scan")}
          </span>
          {period.changed.length > 0 && (
            <span className="text-xs">Changed: {period.changed.map((name) => CHANGED[name]).join(", ")}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The state of a key in one period; what was not read is not taken for the same as before. */
export function saysOfState({ state }: Pick<KeyPeriod, "state">): string {
  if (state.kind === "gone") return "Deleted";
  if (state.kind !== "read") return "Not read";
  const { key } = state;
  const deletion = key.deletionDate ? `, deletion on ${formatDate(key.deletionDate)}` : "";
  const unread = key.unread.length > 0 ? `; not read: ${key.unread.map((part) => CHANGED[part]).join(", ")}` : "";
  return `${keyStateLabel(key.state)}${deletion}${unread}`;
}
