import { noGrant } from "../grant-documentation.ts";
import type { NeedsOf } from "../key-needs.ts";
import { context, firstId, role, via } from "../need.ts";

const PAGE = 'Amazon Bedrock User Guide, "Encryption in Amazon Bedrock Data Automation"';

/**
 * Needs of projects and blueprints. AWS requires kms:CreateGrant only for libraries and asynchronous invocations.
 *
 * @param contextKey the encryption context key, without the prefix that a library's has
 */
export function dataAutomationNeeds(contextKey: string): NeedsOf {
  return ({ arn, region }) => [
    role("the role that uses Data Automation", {
      actions: ["kms:DescribeKey", "kms:GenerateDataKey", "kms:Decrypt"],
      carries: { ...via("bedrock", region), ...context(contextKey, firstId(arn)) },
      why: "The content is encrypted with the permissions of the role that uses Data Automation.",
      source: PAGE,
    }),
  ];
}

/** Grants on the keys of projects and blueprints. */
export const dataAutomationGrants = noGrant(
  "projects and blueprints of Data Automation",
  `${PAGE}: kms:CreateGrant is needed for InvokeDataAutomationAsync and CreateDataAutomationLibrary`,
);
