import { VERDICT_STYLES } from "#components/verdict/verdict-style.ts";
import { APPLICABLE } from "#lib/domain/summary.ts";
import type { Verdict } from "#lib/domain/verdict.ts";

/** The shares from one time until the next; null where they are unknown. */
export interface TrendStep {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  readonly verdicts: Readonly<Record<Verdict, number>> | null;
}

interface TrendChartProps {
  /** In order of time, without overlap. */
  readonly steps: readonly TrendStep[];
  /** Times with a mark, and the number that stands for it in the list below. */
  readonly marks: readonly { readonly at: number; readonly number: number }[];
  /** What the picture shows, for screen readers; its table has the numbers. */
  readonly label: string;
}

const WIDTH = 1000;
const HEIGHT = 160;

/** Shares by verdict over time as steps, weakest verdict on top: a share stays as it is until the next scan. */
export function TrendChart({ steps, marks, label }: TrendChartProps) {
  const start = steps[0]?.from ?? 0;
  const length = Math.max(1, (steps.at(-1)?.until ?? 1) - start);
  const x = (at: number) => ((at - start) / length) * WIDTH;
  return (
    <div className="relative">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="bar h-40 w-full rounded-md bg-raised"
      >
        {APPLICABLE.map((verdict) => (
          <path key={verdict} d={shapeOf(verdict, steps, x)} fill={VERDICT_STYLES[verdict].fill} className="bar-part" />
        ))}
      </svg>
      {marks.map(({ at, number }) => (
        <span
          key={`${at} ${number}`}
          aria-hidden
          className="number absolute top-0 -ml-px h-full border-ink border-l border-dashed pl-0.5 text-xs"
          style={{ left: `${x(at) / 10}%` }}
        >
          <span className="rounded bg-surface px-1 font-semibold text-ink">{number}</span>
        </span>
      ))}
    </div>
  );
}

/** The rectangles of a verdict in all steps, as one path: an element for each would make the page large. */
function shapeOf(verdict: Verdict, steps: readonly TrendStep[], x: (at: number) => number): string {
  return steps
    .flatMap(({ from, until, verdicts }) => {
      const part = verdicts && stack(verdicts).find((each) => each.verdict === verdict);
      const width = Math.max(0.5, x(until) - x(from));
      return part
        ? `M${round(x(from))} ${round(part.top)}h${round(width)}v${round(part.height)}h${-round(width)}z`
        : [];
    })
    .join("");
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The heights of the verdicts in one step, from the top. */
function stack(verdicts: Readonly<Record<Verdict, number>>) {
  const whole = APPLICABLE.reduce((sum, verdict) => sum + verdicts[verdict], 0);
  let top = 0;
  return APPLICABLE.filter((verdict) => verdicts[verdict] > 0).map((verdict) => {
    const height = (verdicts[verdict] / whole) * HEIGHT;
    const part = { verdict, top, height };
    top += height;
    return part;
  });
}
