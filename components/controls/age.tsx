import { countOf } from "#lib/format/numbers.ts";
import { formatDate, formatTime } from "#lib/format/times.ts";

const DAY_MS = 86_400_000;

/** When a finding was first seen, and how many days ago. */
export function Age({ of, now }: { of: string; now: Date }) {
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(of)) / DAY_MS));
  return (
    <>
      <time dateTime={of} title={formatTime(of)}>
        {formatDate(of)}
      </time>
      <span className="block text-xs">{days === 0 ? "today" : `${countOf(days, "day")} ago`}</span>
    </>
  );
}
