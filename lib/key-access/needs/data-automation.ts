import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { context, firstId, MAKE, role, via } from "./request.ts";

/** The context key of each kind of resource; none of them has the prefix of the others. */
const CONTEXT_KEYS: Readonly<Record<string, string>> = {
  "data-automation-project": "DataAutomationProjectArn",
  "data-automation-blueprint": "BlueprintArn",
  "data-automation-blueprint-version": "BlueprintArn",
  "data-automation-library": "aws:bedrock:data-automation-library-arn",
};

/** Projects, blueprints and libraries of Data Automation. */
export function dataAutomation({ type, arn, region }: NeedSubject): readonly Need[] {
  const name = CONTEXT_KEYS[type];
  return [
    role("the role that works with Data Automation", {
      actions: MAKE,
      carries: { ...via("bedrock", region), ...(name ? context(name, firstId(arn)) : {}) },
      grantCarries: { "kms:GrantIsForAWSResource": "true", "kms:GrantConstraintType": "EncryptionContextSubset" },
      why: "What it holds is encrypted in the name of whoever works with it, and invocations keep a grant for a time.",
      source: 'Amazon Bedrock User Guide, "Encryption in Amazon Bedrock Data Automation"',
    }),
  ];
}
