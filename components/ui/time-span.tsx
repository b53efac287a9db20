import { Time } from "./time.tsx";

/** The first and the last of some times, or the only one. */
export function TimeSpan({ times, now }: { times: readonly string[]; now?: Date }) {
  const sorted = times.toSorted();
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last) return "–";
  const clock = now ? { now } : {};
  return first === last ? (
    <Time iso={first} {...clock} />
  ) : (
    <>
      <Time iso={first} {...clock} /> to <Time iso={last} {...clock} />
    </>
  );
}
