import { formatRelative, formatTime } from "#lib/format/times.ts";

/** A time in UTC with its zone, and how long ago in the tooltip; or the reverse. */
export function Time({ iso, now, relative = false }: { iso: string | null; now?: Date; relative?: boolean }) {
  // The exact evidence of a scan is deleted after the time that POSTURE_KEEP_DAYS sets.
  if (iso === null) return <span className="text-muted">no longer kept</span>;
  const exact = formatTime(iso);
  const ago = now ? formatRelative(iso, now) : undefined;
  return (
    <time dateTime={iso} title={relative ? exact : ago}>
      {relative && ago ? ago : exact}
    </time>
  );
}
