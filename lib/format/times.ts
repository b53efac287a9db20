/** A time with its zone: `2026-11-24 09:05:11 UTC`. An invalid time is returned unchanged. */
export function formatTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** A date in UTC: `2026-11-24`. */
export const formatDate = (iso: string): string =>
  Number.isNaN(Date.parse(iso)) ? iso : new Date(iso).toISOString().slice(0, 10);

const STEPS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** How long ago (or ahead) a time is: `3 hours ago`, `in 6 days`, `just now`. */
export function formatRelative(iso: string, now: Date): string {
  const away = new Date(iso).getTime() - now.getTime();
  if (Math.abs(away) < 1000) return "just now";
  const [unit, size] = STEPS.find(([, step]) => Math.abs(away) >= step) ?? ["second", 1000];
  return new Intl.RelativeTimeFormat("en-US", { numeric: "auto" }).format(Math.trunc(away / size), unit);
}

/** A duration: `840 ms`, `12.4 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
