import {
  GetAutomatedReasoningPolicyCommand,
  ListAutomatedReasoningPoliciesCommand,
  ListAutomatedReasoningPolicyBuildWorkflowsCommand,
} from "@aws-sdk/client-bedrock";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { present } from "./present.ts";
import { readHeld } from "./read-held.ts";

/** Automated reasoning policies, their versions and builds. */
export function bedrockReasoningOperations(model: DemoModel) {
  return [
    handle(ListAutomatedReasoningPoliciesCommand, ({ policyArn, nextToken, maxResults }, { region, page }) => {
      const { items: all, find } = model.region(region).reasoningPolicies;
      const one = policyArn && present(find(policyArn), policyArn);
      const listed = one ? [one, ...one.versions] : all.slice(0, all.length);
      const { items, next } = page(listed, nextToken, maxResults, 1000);
      return {
        automatedReasoningPolicySummaries: items.map(({ detail }) => ({
          policyArn: detail.policyArn,
          policyId: detail.policyId,
          name: detail.name,
          description: detail.description,
          version: detail.version,
          createdAt: detail.createdAt,
          updatedAt: detail.updatedAt,
        })),
        nextToken: next,
      };
    }),
    handle(GetAutomatedReasoningPolicyCommand, ({ policyArn = "" }, { region }) => {
      // "Can be either the unversioned ARN for the draft policy or an ARN for a specific policy version" (SDK).
      const policy = model.region(region).reasoningPolicies.find(policyArn.replace(/:\d+$/, ""));
      const held = [policy, ...(policy?.versions ?? [])].find((each) => each?.detail.policyArn === policyArn);
      return readHeld(held, "bedrock:GetAutomatedReasoningPolicy", policyArn);
    }),
    handle(
      ListAutomatedReasoningPolicyBuildWorkflowsCommand,
      ({ policyArn = "", nextToken, maxResults }, { region, page }) => {
        const { workflows } = present(model.region(region).reasoningPolicies.find(policyArn), policyArn);
        const { items, next } = page(workflows, nextToken, maxResults, 1000);
        return { automatedReasoningPolicyBuildWorkflowSummaries: items, nextToken: next };
      },
    ),
  ];
}
