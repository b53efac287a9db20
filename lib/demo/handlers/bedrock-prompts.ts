import { GetPromptCommand, ListPromptsCommand } from "@aws-sdk/client-bedrock-agent";
import { GetSessionCommand, ListSessionsCommand } from "@aws-sdk/client-bedrock-agent-runtime";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { present } from "./present.ts";
import { readHeld } from "./read-held.ts";

/** Prompts with their versions, and sessions. */
export function bedrockPromptOperations(model: DemoModel) {
  return [
    handle(ListPromptsCommand, ({ promptIdentifier, nextToken, maxResults }, { region, page }) => {
      const { items: all, find } = model.region(region).prompts;
      const one = promptIdentifier && present(find(promptIdentifier), promptIdentifier);
      // Without an identifier the drafts; with one that prompt's draft and versions.
      const { items, next } = page(
        one ? [one, ...one.versions] : all.slice(0, all.length),
        nextToken,
        maxResults,
        1000,
      );
      return {
        promptSummaries: items.map(({ detail }) => ({
          id: detail.id,
          arn: detail.arn,
          name: detail.name,
          description: detail.description,
          version: detail.version,
          createdAt: detail.createdAt,
          updatedAt: detail.updatedAt,
        })),
        nextToken: next,
      };
    }),
    handle(GetPromptCommand, ({ promptIdentifier = "", promptVersion = "DRAFT" }, { region }) => {
      const prompt = model.region(region).prompts.find(promptIdentifier);
      const held = [prompt, ...(prompt?.versions ?? [])].find((each) => each?.detail.version === promptVersion);
      return readHeld(held, "bedrock:GetPrompt", `${promptIdentifier} version ${promptVersion}`);
    }),
    handle(ListSessionsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).sessions.items, nextToken, maxResults, 1000);
      return {
        sessionSummaries: items.map(
          ({ detail: { sessionId, sessionArn, sessionStatus, createdAt, lastUpdatedAt } }) => ({
            sessionId,
            sessionArn,
            sessionStatus,
            createdAt,
            lastUpdatedAt,
          }),
        ),
        nextToken: next,
      };
    }),
    handle(GetSessionCommand, ({ sessionIdentifier = "" }, { region }) =>
      readHeld(model.region(region).sessions.find(sessionIdentifier), "bedrock:GetSession", sessionIdentifier),
    ),
  ];
}
