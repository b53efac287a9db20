import {
  GetRetrievalInstructionCommand,
  ListRetrievalInstructionsCommand,
  ListRetrievalInstructionVersionsCommand,
} from "#lib/sdk-additions/retrieval-instructions.ts";
import type { DemoModel } from "../account/demo-model.ts";
import { RETRIEVAL_INSTRUCTION_CONTENT } from "../account/retrieval-instructions.ts";
import { handle } from "../protocol/operation.ts";
import { present } from "./present.ts";
import { readHeld } from "./read-held.ts";

/** Retrieval instructions and their numbered versions. */
export function bedrockRetrievalInstructionOperations(model: DemoModel) {
  const find = (region: string, id: string | undefined) => model.region(region).retrievalInstructions.find(id ?? "");

  return [
    handle(ListRetrievalInstructionsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(model.region(region).retrievalInstructions.items, nextToken, maxResults, 100);
      return { retrievalInstructionSummaries: items.map(({ summary }) => summary), nextToken: next };
    }),
    handle(
      GetRetrievalInstructionCommand,
      ({ retrievalInstructionId: id }, { region }) => readHeld(find(region, id), "bedrock:GetRetrievalInstruction", id),
      RETRIEVAL_INSTRUCTION_CONTENT,
    ),
    handle(
      ListRetrievalInstructionVersionsCommand,
      ({ retrievalInstructionId: id, nextToken, maxResults }, { region, page }) => {
        const { items, next } = page(present(find(region, id), id).versions, nextToken, maxResults, 100);
        return { retrievalInstructionVersionSummaries: [...items], nextToken: next };
      },
    ),
  ];
}
