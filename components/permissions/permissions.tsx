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

/** What a scan needs to be allowed, and nothing more. */
export function Permissions({ actions, policy, cloudFormation, terraform }: PermissionsProps) {
  return (
    <>
      <PageHeader
        title="Permissions"
        answer={
          <>
            A scan uses{" "}
            <strong className="number font-semibold text-ink">{countOf(actions.length, "IAM action")}</strong>, all of
            them reads. This list is derived from the catalogue of what is read, so it is never wider than that.
          </>
        }
      />
      <div className="grid gap-4">
        <Panel title="To copy" id="texts">
          <Tabs
            label="Forms of the permissions"
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
            Attach the policy to the principal that scans, or create the read-only role in an account that is looked at
            from another one; who assumes it must present the external id. Reading some resources under a customer
            managed key can need kms:Decrypt on that key as well: the scanner does not ask for it, and shows those
            resources as unknown.
          </p>
        </Panel>
        <Panel title="Action by action" id="actions">
          <dl className="grid gap-x-8 gap-y-4 text-sm sm:grid-cols-2 xl:grid-cols-3">
            {byService(actions).map(([service, own]) => (
              <div key={service}>
                <dt className="font-semibold">{service}</dt>
                {own.map((action) => (
                  <dd key={action} className="font-mono text-muted text-xs leading-relaxed">
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
