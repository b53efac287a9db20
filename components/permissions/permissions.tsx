import { CodeBlock } from "#components/ui/code-block.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { countOf } from "#lib/format/numbers.ts";

interface PermissionsProps {
  readonly actions: readonly string[];
  readonly policy: string;
  readonly cloudFormation: string;
  readonly terraform: string;
}

/** Actions by service, each service with its own. */
function byService(actions: readonly string[]): readonly (readonly [string, readonly string[]])[] {
  return [...Map.groupBy(actions, (action) => action.split(":")[0] ?? "")];
}

/** The permissions that a scan needs. */
export function Permissions({ actions, policy, cloudFormation, terraform }: PermissionsProps) {
  return (
    <>
      <PageHeader
        title="Permissions"
        answer={
          <>
            A scan uses{" "}
            <strong className="number font-semibold text-ink">{countOf(actions.length, "read-only IAM action")}</strong>
            . The list is generated from the scanner&apos;s API catalogue and contains no unused permissions.
          </>
        }
      />
      <div className="grid gap-4">
        <Panel title="IAM policy and role templates" id="texts">
          <Tabs
            label="IAM policy and role templates"
            tabs={[
              { id: "policy", label: "IAM policy", content: <CodeBlock text={policy} label="IAM policy" /> },
              {
                id: "cloudformation",
                label: "Role (CloudFormation)",
                content: <CodeBlock text={cloudFormation} label="CloudFormation role" />,
              },
              {
                id: "terraform",
                label: "Role (Terraform)",
                content: <CodeBlock text={terraform} label="Terraform role" />,
              },
            ]}
          />
          <p className="mt-3 max-w-prose text-muted text-sm leading-relaxed">
            Attach the policy to the scanning principal, or deploy the read-only role in the target account for
            cross-account scanning (external ID required). Some resources encrypted with a customer managed key also
            need kms:Decrypt to be read: the scanner does not request it and reports these resources as Unknown.
          </p>
        </Panel>
        <Panel title="Actions by service" id="actions">
          <dl className="grid gap-x-8 gap-y-4 text-sm sm:grid-cols-2 xl:grid-cols-3">
            {byService(actions).map(([service, own]) => (
              <div key={service} className="min-w-0">
                <dt className="font-semibold">{service}</dt>
                {own.map((action) => (
                  <dd key={action} className="wrap-anywhere font-mono text-muted text-xs leading-relaxed">
                    {action}
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </Panel>
      </div>
    </>
  );
}
