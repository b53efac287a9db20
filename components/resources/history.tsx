import { Time } from "#components/ui/time.tsx";
import { VerdictBadge } from "#components/verdict/verdict-badge.tsx";
import { inSentence, VERDICT_TERMS } from "#lib/domain/terms.ts";
import type { OpenSince, Period, ProtectionTimeline } from "#lib/domain/timeline.ts";
import { countOf } from "#lib/format/numbers.ts";

interface HistoryProps {
  readonly timelines: readonly ProtectionTimeline[];
  readonly now: Date;
}

/** What the scans say of each protection over time, the newest first. */
export function History({ timelines, now }: HistoryProps) {
  return (
    <div className="divide-y divide-line">
      {timelines.map((timeline) => (
        <section key={timeline.id} className="px-4 py-3">
          <h3 className="font-medium text-sm">
            <bdi>{timeline.data}</bdi>
          </h3>
          <p className="text-muted text-xs">
            In the stored scans since <Time iso={timeline.firstSeen} now={now} />
            {timeline.open && <>. {saysOfOpen(timeline.open)}</>}
          </p>
          <ol className="mt-2 grid gap-1.5">
            {timeline.periods.map((period) => (
              <PeriodLine key={period.from} period={period} now={now} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function PeriodLine({ period: { state, from, to, scans }, now }: { period: Period; now: Date }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {state.kind === "read" ? (
        <VerdictBadge verdict={state.row.verdict} unknown={state.row.unknown} />
      ) : (
        <span className="rounded-full border border-line-strong px-2 py-0.5 text-xs">
          {state.kind === "gone" ? "Not found" : "Not read"}
        </span>
      )}
      <span className="text-muted text-xs">
        <Time iso={from} now={now} />
        {to !== from && (
          <>
            {" "}
            to <Time iso={to} now={now} />
          </>
        )}
        , {countOf(scans, "scan")}
      </span>
      {state.kind === "read" && state.row.keyAlias && <bdi className="font-mono text-xs">{state.row.keyAlias}</bdi>}
    </li>
  );
}

/** How long a weak verdict has stood, in one or two sentences. */
export function saysOfOpen({ verdict, days, unreadDays, reopened }: OpenSince): string {
  const times = reopened === 0 ? "" : `, reopened ${countOf(reopened, "time")}`;
  const unread = unreadDays === 0 ? "" : ` It was not read for ${countOf(unreadDays, "day")} of these.`;
  return `${days === 0 ? "Less than 1 day" : countOf(days, "day")} ${inSentence(VERDICT_TERMS[verdict])}${times}.${unread}`;
}
