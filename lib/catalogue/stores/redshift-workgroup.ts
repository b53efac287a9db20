import {
  GetNamespaceCommand,
  ListWorkgroupsCommand,
  type ListWorkgroupsCommandOutput,
  type Namespace,
  type Workgroup,
} from "@aws-sdk/client-redshift-serverless";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { goesBy, type PagedSearch, searchPages } from "../search-pages.ts";
import { ask, type Outcome, storeType } from "../store-type.ts";

const LITERAL = "AWS_OWNED_KMS_KEY";

/** A knowledge base has the workgroup's ARN, which ends in a UUID, but GetWorkgroup takes a name: so the call lists. */
export const redshiftWorkgroup = storeType({
  kind: "redshift-workgroup",
  label: "Redshift Serverless namespace",
  service: "redshift-serverless",
  permission: "redshift-serverless:ListWorkgroups",
  mayAsk: ["redshift-serverless:GetNamespace"],
  command: () => new ListWorkgroupsCommand({ maxResults: 100 }),
  found: (output, { id }) => searchPages(search(id), output),
  grants: GRANTS_UNDOCUMENTED,
  change: {
    how: "in-place",
    summary: "A namespace's key can be changed in place; the namespace is read-only while it is re-encrypted.",
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

/** Finds the workgroup, then reads its namespace. */
const search = (id: string): PagedSearch<ListWorkgroupsCommandOutput, Workgroup> => ({
  permission: "redshift-serverless:ListWorkgroups",
  command: (nextToken) => new ListWorkgroupsCommand({ maxResults: 100, nextToken }),
  items: ({ workgroups }) => workgroups,
  token: ({ nextToken }) => nextToken,
  isWanted: ({ workgroupArn }) => goesBy(workgroupArn, id),
  found: ({ namespaceName }) => {
    if (!namespaceName) return null;
    const command = new GetNamespaceCommand({ namespaceName });
    return ask("redshift-serverless:GetNamespace", command, ({ namespace }) => keyOf(namespace, id));
  },
  missing: "The account has no such workgroup",
});

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
