import { Panel } from "#components/ui/panel.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { timelineHref } from "#lib/format/hrefs.ts";
import type { KeyDetail, TimelineQuery } from "#lib/views/key.ts";
import type { KeyEventsView } from "#lib/views/key-events.ts";
import { KeyEventsControl } from "./key-events-control.tsx";
import { KeyTimeline } from "./key-timeline.tsx";
import { KeyUseAnswer } from "./key-use-answer.tsx";
import { KeyUseDetailList } from "./key-use-detail-list.tsx";

interface KeyUseProps {
  readonly of: KeyDetail;
  readonly events: KeyEventsView;
  readonly timeline: TimelineQuery;
  readonly asked: Asked;
  /** The page that this one was opened from, which the links to other events keep. */
  readonly from: string | null;
  readonly now: Date;
}

/** A key's use and changes, from KMS and CloudTrail. */
export function KeyUse({ of, events, timeline, asked, from, now }: KeyUseProps) {
  const { summary } = of;
  const { read, items } = events;
  const hrefOf = (query: TimelineQuery) => `${timelineHref(summary.id, asked, from, query)}#use`;
  return (
    <Panel title="Key usage" id="use" flush>
      <div className="grid gap-3 p-4">
        <KeyUseAnswer events={events} hrefOf={(show) => hrefOf({ show, offset: 0 })} />
        <KeyUseDetailList of={of} events={events} now={now} />
        <KeyEventsControl key={read?.startedAt} keyId={summary.id} asked={asked} kept={read} />
      </div>
      {read && items.length > 0 && <KeyTimeline events={items} query={timeline} hrefOf={hrefOf} />}
    </Panel>
  );
}
