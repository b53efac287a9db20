import {
  GetNamespaceCommand,
  ListWorkgroupsCommand,
  type ListWorkgroupsCommandOutput,
  type Namespace,
} from "@aws-sdk/client-redshift-serverless";
import { ask, type Outcome, storeType } from "../store-type.ts";

const LITERAL = "AWS_OWNED_KMS_KEY";

/** More pages than an account can have workgroups for: a token that never ends is no answer. */
const MOST_PAGES = 50;

/** A knowledge base gives the workgroup's ARN, which ends in a UUID, while GetWorkgroup takes its name: so it is listed. */
export const redshiftWorkgroup = storeType({
  kind: "redshift-workgroup",
  label: "Redshift Serverless namespace",
  service: "redshift-serverless",
  permission: "redshift-serverless:ListWorkgroups",
  mayAsk: ["redshift-serverless:GetNamespace"],
  command: () => new ListWorkgroupsCommand({ maxResults: 100 }),
  found: (output, { id }) => findWorkgroup(output, id, 1),
  change: {
    how: "in-place",
    summary: "A namespace's key can be changed in place; it is read-only while it is encrypted anew.",
    cli: ({ region, key }) =>
      `aws redshift-serverless update-namespace --region ${region} --namespace-name "$NAMESPACE" --kms-key-id ${key}`,
    cloudFormation: ({ key }) =>
      `Resources:
  Namespace:
    Type: AWS::RedshiftServerless::Namespace
    Properties:
      KmsKeyId: ${key}
      # every other property as before`,
    terraform: ({ key }) =>
      `resource "aws_redshiftserverless_namespace" "this" {
  kms_key_id = "${key}"
  # every other argument as before
}`,
    source: "SDK: UpdateNamespaceRequest.kmsKeyId",
  },
  sources: [
    'SDK: Namespace.kmsKeyId: "The ID of the Amazon Web Services Key Management Service key used to encrypt your data"',
  ],
});

/** Looks for the workgroup page by page, then asks for its namespace. */
function findWorkgroup({ workgroups, nextToken }: ListWorkgroupsCommandOutput, id: string, page: number): Outcome {
  const workgroup = workgroups?.find((each) => each.workgroupArn === id);
  if (workgroup?.namespaceName) {
    const command = new GetNamespaceCommand({ namespaceName: workgroup.namespaceName });
    return ask("redshift-serverless:GetNamespace", command, ({ namespace }) => keyOf(namespace, id));
  }
  if (!workgroups) return null;
  if (page === MOST_PAGES) return { endless: `${MOST_PAGES} pages without this workgroup` };
  if (!nextToken) return { missing: "The account has no such workgroup" };
  const command = new ListWorkgroupsCommand({ maxResults: 100, nextToken });
  return ask("redshift-serverless:ListWorkgroups", command, (output) => findWorkgroup(output, id, page + 1));
}

function keyOf(namespace: Namespace | undefined, id: string): Outcome {
  if (!namespace?.namespaceName) return null;
  const owned = namespace.kmsKeyId === LITERAL;
  return {
    arn: id,
    key: owned ? undefined : namespace.kmsKeyId,
    absence: owned ? { means: "aws-owned", literal: LITERAL } : { means: "aws-owned" },
    facts: { namespaceName: namespace.namespaceName, namespaceArn: namespace.namespaceArn },
  };
}
