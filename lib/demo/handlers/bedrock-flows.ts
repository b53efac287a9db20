import {
  GetFlowCommand,
  GetFlowVersionCommand,
  ListFlowAliasesCommand,
  ListFlowsCommand,
  ListFlowVersionsCommand,
} from "@aws-sdk/client-bedrock-agent";
import { GetExecutionFlowSnapshotCommand, ListFlowExecutionsCommand } from "@aws-sdk/client-bedrock-agent-runtime";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { present } from "./present.ts";
import { readHeld } from "./read-held.ts";

/** Flows, their versions, aliases and executions. */
export function bedrockFlowOperations(model: DemoModel) {
  const flowOf = (region: string, id: string | undefined) => present(model.region(region).flows.find(id ?? ""), id);

  return [
    handle(ListFlowsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).flows.items, nextToken, maxResults, 1000);
      return {
        flowSummaries: items.map(({ detail: { definition: _, ...summary } }) => summary),
        nextToken: next,
      };
    }),
    handle(GetFlowCommand, ({ flowIdentifier = "" }, { region }) =>
      readHeld(model.region(region).flows.find(flowIdentifier), "bedrock:GetFlow", flowIdentifier),
    ),
    handle(ListFlowVersionsCommand, ({ flowIdentifier, nextToken, maxResults }, { region, page }) => {
      const { detail, versions } = flowOf(region, flowIdentifier);
      const { items, next } = page([detail, ...versions.map((each) => each.detail)], nextToken, maxResults, 1000);
      return {
        flowVersionSummaries: items.map(({ id, arn, status, createdAt, version }) => ({
          id,
          arn,
          status,
          createdAt,
          version,
        })),
        nextToken: next,
      };
    }),
    handle(GetFlowVersionCommand, ({ flowIdentifier, flowVersion }, { region }) => {
      const { versions } = flowOf(region, flowIdentifier);
      const held = versions.find(({ detail }) => detail.version === flowVersion);
      return readHeld(held, "bedrock:GetFlowVersion", `${flowIdentifier}/${flowVersion}`);
    }),
    handle(ListFlowAliasesCommand, ({ flowIdentifier, nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(flowOf(region, flowIdentifier).aliases, nextToken, maxResults, 1000);
      return { flowAliasSummaries: items, nextToken: next };
    }),
    handle(
      ListFlowExecutionsCommand,
      ({ flowIdentifier, flowAliasIdentifier, nextToken, maxResults }, { region, page }) => {
        const executions = flowOf(region, flowIdentifier).executions.map(({ summary }) => summary);
        const listed = executions.filter(
          (each) => !flowAliasIdentifier || each.flowAliasIdentifier === flowAliasIdentifier,
        );
        const { items, next } = page(listed, nextToken, maxResults, 1000);
        return { flowExecutionSummaries: items, nextToken: next };
      },
    ),
    handle(GetExecutionFlowSnapshotCommand, ({ flowIdentifier, executionIdentifier = "" }, { region }) => {
      const held = flowOf(region, flowIdentifier).executions.find(
        ({ summary }) =>
          summary.executionArn === executionIdentifier || summary.executionArn?.endsWith(`/${executionIdentifier}`),
      );
      return readHeld(held, "bedrock:GetExecutionFlowSnapshot", executionIdentifier);
    }),
  ];
}
