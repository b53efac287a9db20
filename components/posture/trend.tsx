import { TrendChart, type TrendStep } from "#components/charts/trend-chart.tsx";
import { namesOrCount } from "#components/scans/scope-words.ts";
import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import { APPLICABLE } from "#lib/domain/summary.ts";
import { VERDICT_TERMS } from "#lib/domain/terms.ts";
import type { TrendMark, TrendPoint } from "#lib/domain/trend.ts";
import { countOf } from "#lib/format/numbers.ts";
import { formatDate } from "#lib/format/times.ts";
import { type ShownPoint, TrendTable } from "./trend-table.tsx";

interface TrendProps {
  readonly points: readonly TrendPoint[];
  /** When the next scan replaced the last point; null for the newest. */
  readonly until: string | null;
  readonly now: Date;
}

/** The verdicts of all Regions over time: a picture, its marks in words, and a table with the numbers. */
export function Trend({ points, until, now }: TrendProps) {
  const steps = points.map(({ at, verdicts }, index): TrendStep => {
    const end = points[index + 1]?.at ?? until;
    return { from: Date.parse(at), until: end ? Date.parse(end) : now.getTime(), verdicts };
  });
  const marked = byDay(points.flatMap(({ at, marks }) => marks.map((mark) => ({ at, mark }))));
  const [first] = points;
  return (
    <Panel title="Trend" id="trend" aside={first && `newest reading of each Region, since ${formatDate(first.at)}`}>
      <TrendChart
        steps={steps}
        marks={marked.map(({ at }, index) => ({ at: Date.parse(at), number: index + 1 }))}
        label={`Protections by verdict since ${first ? formatDate(first.at) : "the first scan"}`}
      />
      {marked.length > 0 && (
        <ol className="mt-3 grid list-inside list-decimal gap-1 text-muted text-sm">
          {marked.map(({ at, mark }, index) => (
            // Marks are never reordered.
            // biome-ignore lint/suspicious/noArrayIndexKey: two marks can have one time
            <li key={index}>
              <Time iso={at} now={now} />: {saysOfMark(mark)}
            </li>
          ))}
        </ol>
      )}
      <details className="mt-3">
        <summary className="min-h-target cursor-pointer text-accent text-sm">Show as table</summary>
        <TrendTable
          columns={APPLICABLE.map((verdict) => VERDICT_TERMS[verdict].term)}
          points={points.map(shown)}
          now={now}
        />
      </details>
    </Panel>
  );
}

/** A point as the table needs it: the browser gets it too. */
const shown = ({ scanId, at, regions, verdicts }: TrendPoint): ShownPoint => ({
  ...{ scanId, at, regions },
  counts: verdicts && APPLICABLE.map((verdict) => verdicts[verdict]),
});

interface MarkAt {
  readonly at: string;
  readonly mark: TrendMark;
}

/** Accounts that were added on one day, one after the other, as one mark: a first scan of many has one for each. */
export function byDay(marks: readonly MarkAt[]): readonly MarkAt[] {
  const all: MarkAt[] = [];
  for (const { at, mark } of marks) {
    const last = all.at(-1);
    if (mark.kind === "accounts" && last?.mark.kind === "accounts" && formatDate(last.at) === formatDate(at))
      all[all.length - 1] = { at: last.at, mark: { ...mark, added: [...last.mark.added, ...mark.added] } };
    else all.push({ at, mark });
  }
  return all;
}

/** More accounts than these are counted. */
const MOST_ACCOUNTS = 5;
const listOf = (accounts: readonly string[]): string =>
  accounts.length > MOST_ACCOUNTS ? "" : `: ${accounts.join(", ")}`;

/** A mark in one sentence. */
export function saysOfMark(mark: TrendMark): string {
  if (mark.kind === "accounts") return `${countOf(mark.added.length, "account")} added${listOf(mark.added)}.`;
  if (mark.kind === "regions")
    return `${namesOrCount(mark.added, "Region")} ${mark.added.length === 1 ? "is" : "are"} part of the stored scans from here on.`;
  if (mark.kind === "regions-disabled")
    return `${namesOrCount(mark.left, "Region")} ${mark.left.length === 1 ? "is" : "are"} no longer enabled.`;
  if (mark.kind === "keys-scheduled") return `The deletion of ${namesOrCount(mark.keys, "key")} was scheduled.`;
  const version = (name: string | null) => (name === null ? "an unknown version" : `version ${name}`);
  return `Bedrock Posture changed from ${version(mark.from)} to ${version(mark.to)}, which may assess differently.`;
}
