import { GetNamespaceCommand, ListWorkgroupsCommand } from "@aws-sdk/client-redshift-serverless";
import { ask, storeType } from "../store-type.ts";

const LITERAL = "AWS_OWNED_KMS_KEY";

/** A knowledge base gives the workgroup's ARN, which ends in a UUID, while GetWorkgroup takes its name: so it is listed. */
export const redshiftWorkgroup = storeType({
  kind: "redshift-workgroup",
  label: "Redshift Serverless namespace",
  service: "redshift-serverless",
  permission: "redshift-serverless:ListWorkgroups",
  mayAsk: ["redshift-serverless:GetNamespace"],
  command: () => new ListWorkgroupsCommand({ maxResults: 100 }),
  found: ({ workgroups }, { id }) => {
    const workgroup = workgroups?.find((each) => each.workgroupArn === id);
    if (!workgroup?.namespaceName) return workgroups ? { missing: "The account has no such workgroup" } : null;
    return ask(
      "redshift-serverless:GetNamespace",
      new GetNamespaceCommand({ namespaceName: workgroup.namespaceName }),
      ({ namespace }) => {
        if (!namespace?.namespaceName) return null;
        const owned = namespace.kmsKeyId === LITERAL;
        return {
          arn: id,
          key: owned ? undefined : namespace.kmsKeyId,
          absence: owned ? { means: "aws-owned", literal: LITERAL } : { means: "aws-owned" },
          facts: { namespaceName: namespace.namespaceName, namespaceArn: namespace.namespaceArn },
        };
      },
    );
  },
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
