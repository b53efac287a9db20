import {
  GetGuardrailCommand,
  ListEnforcedGuardrailsConfigurationCommand,
  ListGuardrailsCommand,
} from "@aws-sdk/client-bedrock";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { present } from "./present.ts";
import { readHeld } from "./read-held.ts";

/** Guardrails, their versions, and what the account enforces of them. */
export function bedrockGuardrailOperations(model: DemoModel) {
  return [
    handle(ListGuardrailsCommand, ({ guardrailIdentifier, nextToken, maxResults }, { region, page }) => {
      const { guardrails } = model.region(region);
      const drafts = guardrails.items.slice(0, guardrails.items.length);
      const one = guardrailIdentifier && present(guardrails.find(guardrailIdentifier), guardrailIdentifier);
      // Without an identifier the drafts; with one that guardrail's draft and versions.
      const { items, next } = page(one ? [one, ...one.versions] : drafts, nextToken, maxResults, 1000);
      return {
        guardrails: items.map(({ detail }) => ({
          id: detail.guardrailId,
          arn: detail.guardrailArn,
          status: detail.status,
          name: detail.name,
          description: detail.description,
          version: detail.version,
          createdAt: detail.createdAt,
          updatedAt: detail.updatedAt,
        })),
        nextToken: next,
      };
    }),
    handle(GetGuardrailCommand, ({ guardrailIdentifier = "", guardrailVersion = "DRAFT" }, { region }) => {
      const guardrail = model.region(region).guardrails.find(guardrailIdentifier);
      const held = [guardrail, ...(guardrail?.versions ?? [])].find(
        (each) => each?.detail.version === guardrailVersion,
      );
      return readHeld(held, "bedrock:GetGuardrail", `${guardrailIdentifier} version ${guardrailVersion}`);
    }),
    handle(ListEnforcedGuardrailsConfigurationCommand, ({ nextToken }, { region, page }) => {
      const { items, next } = page(model.region(region).enforcedGuardrails, nextToken, undefined, 1000);
      return { guardrailsConfig: items, nextToken: next };
    }),
  ];
}
