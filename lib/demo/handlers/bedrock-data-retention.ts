import { GetAccountDataRetentionCommand } from "@aws-sdk/client-bedrock";
import {
  GetAccountDataRetentionStorageCommand,
  GetProjectDataRetentionStorageCommand,
} from "#lib/sdk-additions/data-retention-storage.ts";
import { ListProjectsCommand } from "#lib/sdk-additions/projects.ts";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

/** What Amazon Bedrock keeps of requests: the account's mode, projects with theirs, and where it is stored. */
export function bedrockDataRetentionOperations(model: DemoModel) {
  return [
    handle(GetAccountDataRetentionCommand, (_input, { region }) => ({ mode: model.region(region).dataRetention })),
    handle(ListProjectsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).projects, nextToken, maxResults, 100);
      return { projectSummaries: [...items], nextToken: next };
    }),
    handle(GetAccountDataRetentionStorageCommand, ({ modelProvider = "anthropic" }, { region }) =>
      readHeld(
        model.region(region).retentionStorage.account[modelProvider],
        "bedrock:GetAccountDataRetentionStorage",
        modelProvider,
      ),
    ),
    handle(
      GetProjectDataRetentionStorageCommand,
      ({ projectIdentifier = "", modelProvider = "anthropic" }, { region }) =>
        readHeld(
          model.region(region).retentionStorage.projects[projectIdentifier]?.[modelProvider],
          "bedrock:GetProjectDataRetentionStorage",
          `${projectIdentifier} ${modelProvider}`,
        ),
    ),
  ];
}
