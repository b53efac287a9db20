import { CodeBlock } from "#components/ui/code-block.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { RegionTemplates } from "#lib/monitoring/templates/region-templates.ts";

/** Templates for what a Region lacks, to copy. */
export function TemplateTabs({
  templates: { events, withTrail, templates },
  region,
}: {
  templates: RegionTemplates;
  region: string;
}) {
  return (
    <div className="min-w-0 p-4 pt-2">
      <p className="mb-2 max-w-prose text-muted text-sm leading-relaxed">
        The template creates alerts for {events.join(", ")} with an SNS topic; confirm its subscription after the
        deployment
        {withTrail ? ". It also creates a trail, because none is known to log KMS events in this Region" : ""}. Fixing
        the broken component may be simpler. CreateGrant is excluded because Bedrock calls it routinely.
      </p>
      <Tabs
        label={`Templates for ${region}`}
        tabs={templates.map(({ id, label, region: where, text }) => ({
          id,
          label,
          content: (
            <>
              <p className="mb-2 text-muted text-xs">Deploy this template in {where}.</p>
              <CodeBlock text={text} label={`${label}, ${region}`} />
            </>
          ),
        }))}
      />
    </div>
  );
}
