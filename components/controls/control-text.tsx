import { CodeBlock } from "#components/ui/code-block.tsx";
import { DetailList } from "#components/ui/detail-list.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { FrameworkReference, ControlText as Text } from "#lib/domain/control-text.ts";

/** A control's rationale, impact, compliance mapping, sources and remediation. */
export function ControlText({ text }: { text: Text }) {
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <Panel title="Rationale" id="why">
        <div className="grid max-w-prose gap-3 text-sm leading-relaxed">
          <p>{text.rationale}</p>
          <p>
            <span className="font-medium">Impact ({text.severity} severity):</span> {text.severityReason}
          </p>
        </div>
        <h3 className="mt-5 mb-2 font-medium text-sm">Compliance mapping</h3>
        <DetailList details={frameworksOf(text.frameworks)} />
        <h3 className="mt-5 mb-2 font-medium text-sm">Sources</h3>
        <ul className="grid list-disc gap-1 pl-4 text-muted text-xs leading-relaxed">
          {text.sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </Panel>
      <Panel title="Remediation" id="remediation">
        <Remediation of={text.remediation} />
      </Panel>
    </div>
  );
}

function frameworksOf(frameworks: readonly FrameworkReference[]) {
  const byName = Map.groupBy(frameworks, ({ framework }) => framework);
  return [...byName].map(
    ([framework, references]) => [framework, <References key={framework} of={references} />] as const,
  );
}

function References({ of }: { of: readonly FrameworkReference[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1">
      {of.map(({ id, by }) => (
        <li key={id}>
          <span className="number">{id}</span>{" "}
          <span className="text-muted text-xs">{by === "aws" ? "AWS mapping" : "our mapping"}</span>
        </li>
      ))}
    </ul>
  );
}

function Remediation({ of: { summary, console, cli, cloudFormation, terraform } }: { of: Text["remediation"] }) {
  const tabs = (
    [
      ["cli", "AWS CLI", cli],
      ["cloudformation", "CloudFormation", cloudFormation],
      ["terraform", "Terraform", terraform],
    ] as const
  ).flatMap(([id, label, code]) =>
    code ? [{ id, label, content: <CodeBlock text={code} label={`${label} text`} /> }] : [],
  );
  return (
    <div className="text-sm leading-relaxed">
      <p className="max-w-prose">{summary}</p>
      <h3 className="mt-4 mb-1 font-medium">In the AWS console</h3>
      <ol className="mb-4 grid max-w-prose list-decimal gap-1 pl-5">
        {console.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Tabs label="Remediation options" tabs={tabs} />
    </div>
  );
}
