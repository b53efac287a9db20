import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { cited, firstId, MAKE, role, via } from "./request.ts";

/** Guardrails and their versions. AWS's sample has no condition, and the shape of the grant is not documented. */
export function guardrail({ region }: NeedSubject): readonly Need[] {
  const source = 'Amazon Bedrock User Guide, "(Optional) Create a customer managed key for your guardrail"';
  return [
    role("the role that creates guardrails", {
      actions: MAKE,
      carries: via("bedrock", region),
      why: "Whoever creates the guardrail lets Amazon Bedrock encrypt it and keep a grant.",
      source,
    }),
    role("a role that invokes models with the guardrail", {
      actions: ["kms:Decrypt"],
      carries: via("bedrock", region),
      why: "Whoever invokes a model with the guardrail has it decrypted in their name.",
      source: cited(source, "SageMakerStudioBedrockFlowServiceRolePolicy"),
    }),
  ];
}

const POLICY = "kms:EncryptionContext:aws:bedrock:automated-reasoning-policy";

/** Automated Reasoning policies and their versions; a version's ARN is that of the policy, a colon and its number. */
export function reasoningPolicy({ arn, region, data }: NeedSubject): readonly Need[] {
  const isVersion = data === "policy version";
  return [
    role("the role that works with the policy", {
      actions: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
      carries: { ...via("bedrock", region), [POLICY]: isVersion ? `${firstId(arn)}:*` : firstId(arn) },
      inexact: isVersion ? [POLICY] : [],
      why: "Policy, test cases and build artifacts are encrypted and decrypted in the name of whoever works with them.",
      source: 'Amazon Bedrock User Guide, "KMS permissions for Automated Reasoning policies"',
    }),
  ];
}
