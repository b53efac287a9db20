import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { BEDROCK, context, firstId, grantFor, MAKE, role, via } from "./request.ts";

const PAGE = 'Amazon Bedrock User Guide, "Encryption in Amazon Bedrock Data Automation"';
/** The context key of each kind of resource; neither has the prefix of the library's. */
const CONTEXT_KEYS: Readonly<Record<string, string>> = {
  "data-automation-project": "DataAutomationProjectArn",
  "data-automation-blueprint": "BlueprintArn",
  "data-automation-blueprint-version": "BlueprintArn",
};

/** Projects and blueprints. AWS asks for kms:CreateGrant only for libraries and for asynchronous invocations. */
export function dataAutomation({ type, arn, region }: NeedSubject): readonly Need[] {
  const name = CONTEXT_KEYS[type];
  return [
    role("the role that uses Data Automation", {
      actions: ["kms:DescribeKey", "kms:GenerateDataKey", "kms:Decrypt"],
      carries: { ...via("bedrock", region), ...(name ? context(name, firstId(arn)) : {}) },
      why: "The content is encrypted with the permissions of the role that uses Data Automation.",
      source: PAGE,
    }),
  ];
}

/** Libraries: whoever creates one lets Bedrock keep a grant until it is deleted. */
export function dataAutomationLibrary({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("the role that uses the library", {
      actions: MAKE,
      carries: { ...via("bedrock", region), ...context("aws:bedrock:data-automation-library-arn", firstId(arn)) },
      grantCarries: grantFor(BEDROCK, ["DescribeKey", "GenerateDataKey", "Decrypt", "CreateGrant"]),
      why: "Library entities are encrypted with the permissions of the role that uses the library, and the service keeps a grant.",
      source: PAGE,
    }),
  ];
}
