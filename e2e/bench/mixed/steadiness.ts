import { percentile } from "../report.ts";
import type { Sample } from "./samples.ts";
import type { Taken } from "./tally.ts";

/** One measure at the end of a run, against what it was when the run was warm. */
export interface Comparison {
  readonly name: string;
  readonly unit: string;
  readonly first: number;
  readonly last: number;
  /** The last may be so many times the first. */
  readonly most: number;
  /** And this much more: the ratio of small counts has no meaning. */
  readonly slack: number;
}

/** The part of a run, in milliseconds as performance.now() counts, in which it is warm. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

type Share = "median" | "most";
interface Measure {
  readonly unit: string;
  readonly size: number;
  readonly share: Share;
  readonly most: number;
  readonly slack: number;
}

const MEGABYTE = 1e6;
const memory = (most: number): Measure => ({ unit: "MB", size: MEGABYTE, share: "median", most, slack: 0 });
const count = (share: Share): Measure => ({ unit: "", size: 1, share, most: 1.25, slack: 5 });

/** What a sample has, and what the last fifth may have of it. */
const MEASURES: Readonly<Record<string, Measure>> = {
  "web heap": memory(1.1),
  "web memory": memory(1.2),
  "worker heap": memory(1.1),
  "worker memory": memory(1.2),
  "web files": count("median"),
  "worker files": count("median"),
  "sockets established": count("median"),
  "sockets close-wait": count("most"),
  database: { ...memory(1.2), share: "most" },
  "write-ahead log": { ...memory(1.5), share: "most", slack: 2 },
};

/** A percentile of the response times may grow by this factor, beyond the growth of an empty response. */
const LATENCY: Readonly<Record<string, { share: number; most: number }>> = {
  p50: { share: 0.5, most: 1.5 },
  p95: { share: 0.95, most: 2 },
  p99: { share: 0.99, most: 3 },
};
/** The empty request, which only measures how busy the machine is. */
export const EMPTY = "empty";

/** The first fifth and the last. */
function fifths({ from, to }: Span): readonly [Span, Span] {
  const fifth = (to - from) / 5;
  return [
    { from, to: from + fifth },
    { from: to - fifth, to },
  ];
}

const within = <Item extends { readonly at: number }>(items: readonly Item[], { from, to }: Span): readonly Item[] =>
  items.filter(({ at }) => at >= from && at < to);

/** What the processes and the database held, at the end against the beginning. */
export function compareSamples(samples: readonly Sample[], warm: Span): readonly Comparison[] {
  return Object.entries(MEASURES).map(([name, { unit, size, share, most, slack }]) => {
    const [first = Number.NaN, last = Number.NaN] = fifths(warm).map((fifth) => {
      const values = within(samples, fifth).flatMap(({ values }) => values[name] ?? []);
      return percentile(values, share === "most" ? 1 : 0.5) / size;
    });
    return { name, unit, first, last, most, slack };
  });
}

/** What answers took, at the end against the beginning. */
export function compareTimes(taken: readonly Taken[], warm: Span): readonly Comparison[] {
  const kinds = [EMPTY, ...new Set(taken.map(({ what }) => what).filter((what) => what !== EMPTY))];
  return Object.entries(LATENCY).flatMap(([label, { share, most }]) => {
    const times = (what: string) =>
      fifths(warm).map((fifth) =>
        percentile(
          within(taken, fifth).flatMap((each) => (each.what === what ? each.ms : [])),
          share,
        ),
      );
    const [emptyFirst = Number.NaN, emptyLast = Number.NaN] = times(EMPTY);
    const slower = Math.max(1, emptyLast / emptyFirst);
    return kinds.map((what) => {
      const [first = Number.NaN, last = Number.NaN] = times(what);
      const bound = what === EMPTY ? Number.POSITIVE_INFINITY : most * slower;
      return { name: `${what}, ${label}`, unit: "ms", first, last, most: bound, slack: 0 };
    });
  });
}

/** A sentence for each that did not stay as it was; also for what was not measured. */
export function unsteady(comparisons: readonly Comparison[]): readonly string[] {
  return comparisons.flatMap(({ name, unit, first, last, most, slack }) => {
    const bound = first * most + slack;
    if (last <= bound) return [];
    return [`${name}: ${last} ${unit} at the end, ${first} when warm; ${bound} is the most`];
  });
}
