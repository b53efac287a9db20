import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { cited, firstId, MAKE, role, via } from "./request.ts";

/** Guardrails and their versions. AWS's sample has no condition, and the shape of the grant is not documented. */
export function guardrail({ region }: NeedSubject): readonly Need[] {
  const source = 'Amazon Bedrock User Guide, "(Optional) Create a customer managed key for your guardrail"';
  return [
    role("the role that creates guardrails", {
      actions: MAKE,
      carries: via("bedrock", region),
      why: "The role that creates the guardrail lets Amazon Bedrock encrypt it and keep a grant.",
      source,
    }),
    role("a role that invokes models with the guardrail", {
      actions: ["kms:Decrypt"],
      carries: via("bedrock", region),
      why: "The guardrail is decrypted with the permissions of the role that invokes a model with it.",
      source: cited(source, "SageMakerStudioBedrockFlowServiceRolePolicy"),
    }),
  ];
}

const POLICY = "kms:EncryptionContext:aws:bedrock:automated-reasoning-policy";

/** Automated Reasoning policies and their versions; a version's ARN is that of the policy, a colon and its number. */
export function reasoningPolicy({ arn, region, data }: NeedSubject): readonly Need[] {
  const isVersion = data === "policy version";
  return [
    role("the role that uses the policy", {
      actions: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
      carries: { ...via("bedrock", region), [POLICY]: isVersion ? `${firstId(arn)}:*` : firstId(arn) },
      inexact: isVersion ? [POLICY] : [],
      why: "Policy, test cases and build artifacts are encrypted and decrypted with the permissions of the role that uses them.",
      source: 'Amazon Bedrock User Guide, "KMS permissions for Automated Reasoning policies"',
    }),
  ];
}
