import { ListAgentsCommand } from "@aws-sdk/client-bedrock-agent";
import { expect, it } from "vitest";
import { listing } from "./listing.ts";

const AGENTS = listing(
  "bedrock:ListAgents",
  (page) => new ListAgentsCommand(page),
  ({ agentSummaries }) => agentSummaries,
);

it("an empty list says that there is nothing", () => {
  expect(AGENTS.page({ agentSummaries: [] })).toEqual({ items: [], nextToken: null });
});

it.each([{}, { message: "Hello" }, { agentSummaries: null }, { agentSummaries: "none" }])(
  "an answer without a list, like %j, is no page and says nothing of what there is",
  (output) => expect(() => AGENTS.page(output)).toThrow(TypeError),
);
