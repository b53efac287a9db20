import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { BEDROCK, cited, context, firstId, role, service, USE, via } from "./request.ts";

/** Flows, their versions and the snapshots of their executions: all under the ARN of the flow. */
export function flow({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("the role that calls the flow, and the flow's own", {
      actions: USE,
      carries: { ...via("bedrock", region), ...context("aws:bedrock-flows:arn", firstId(arn)) },
      why: "The flow definition is encrypted and decrypted with the permissions of the role that edits or runs the flow.",
      source: 'Amazon Bedrock User Guide, "Encryption of Amazon Bedrock Flows resources"',
    }),
  ];
}

/** Prompts and their versions. */
export function prompt({ type, arn, region }: NeedSubject): readonly Need[] {
  const sketch = {
    actions: USE,
    carries: context("aws:bedrock-prompts:arn", firstId(arn)),
    // The page shows the ARN of a prompt; how that of a version looks is not documented.
    inexact: type === "prompt" ? [] : ["kms:EncryptionContext:aws:bedrock-prompts:arn"],
    source: 'Amazon Bedrock User Guide, "Prerequisites for prompt management"',
  };
  return [
    service(BEDROCK, { ...sketch, why: "Amazon Bedrock encrypts and decrypts the prompt as the service." }),
    role("a role that manages prompts", {
      ...sketch,
      carries: { ...via("bedrock", region), ...sketch.carries },
      source: cited(sketch.source, "SageMakerStudioBedrockFlowServiceRolePolicy"),
      why: "The prompt is encrypted and decrypted with the permissions of the role that manages it.",
    }),
  ];
}

/** Sessions of CreateSession. */
export function session({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("a role that uses the session", {
      actions: ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"],
      carries: { ...via("bedrock", region), ...context("aws:bedrock:session:arn", arn) },
      why: "Invocations and their steps are encrypted and decrypted with the permissions of the role that uses the session.",
      source: 'Amazon Bedrock User Guide, "Session encryption"',
    }),
  ];
}
