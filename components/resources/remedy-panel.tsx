import { TermButton } from "#components/glossary/term-button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { Remedy } from "#lib/domain/remedy.ts";
import { REMEDY_TERMS } from "#lib/domain/terms.ts";

/** How to encrypt this resource with a customer managed key. */
export function RemedyPanel({ remedy }: { remedy: Remedy }) {
  const tabs = (
    [
      ["cli", "AWS CLI", remedy.cli],
      ["cloudformation", "CloudFormation", remedy.cloudFormation],
      ["terraform", "Terraform", remedy.terraform],
    ] as const
  ).flatMap(([id, label, text]) =>
    text ? [{ id, label, content: <CodeBlock text={text} label={`${label} text`} /> }] : [],
  );
  return (
    <details open className="mt-4 rounded-md border border-line">
      <summary className="px-3 py-2 font-medium text-sm">Remediation</summary>
      <div className="wrap-anywhere border-line border-t p-3">
        <p className="mb-3 max-w-prose text-sm leading-relaxed">
          <TermButton term={REMEDY_TERMS[remedy.how]} />. {remedy.summary}
        </p>
        <Tabs label="Remediation options" tabs={tabs} />
        <p className="mt-2 text-muted text-xs">Source: {remedy.source}</p>
      </div>
    </details>
  );
}
