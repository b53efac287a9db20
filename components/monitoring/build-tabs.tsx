import { CodeBlock } from "#components/ui/code-block.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { WatchBuild } from "#lib/domain/watch/region-monitoring.ts";

/** Texts that build what a Region lacks, to copy. */
export function BuildTabs({ build: { events, withTrail, forms }, region }: { build: WatchBuild; region: string }) {
  return (
    <div className="min-w-0 p-4 pt-2">
      <p className="mb-2 max-w-prose text-muted text-sm leading-relaxed">
        For {events.join(", ")}: a topic with a subscription to confirm, and what leads to it
        {withTrail ? ", with a trail before it, since none is known to record KMS here" : ""}. Mending the link that is
        broken may be less. CreateGrant is left out: Bedrock makes grants all day.
      </p>
      <Tabs
        label={`What builds the missing links in ${region}`}
        tabs={forms.map(({ id, label, region: where, text }) => ({
          id,
          label,
          content: (
            <>
              <p className="mb-2 text-muted text-xs">To deploy in {where}.</p>
              <CodeBlock text={text} label={`${label}, ${region}`} />
            </>
          ),
        }))}
      />
    </div>
  );
}
