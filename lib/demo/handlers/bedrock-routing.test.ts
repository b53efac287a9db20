import { BedrockClient, ListInferenceProfilesCommand, ListPromptRoutersCommand } from "@aws-sdk/client-bedrock";
import { BedrockAgentClient, ListPromptsCommand } from "@aws-sdk/client-bedrock-agent";
import { BedrockRuntimeClient, ListAsyncInvokesCommand } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clientSettings } from "../client-settings.testkit.ts";
import { type DemoAccount, startDemoAccount } from "../demo-account.ts";

let demo: DemoAccount;
let bedrock: BedrockClient;
beforeAll(async () => {
  demo = await startDemoAccount();
  bedrock = new BedrockClient(clientSettings(demo));
});
afterAll(() => demo.close());

it("the routers and profiles of AWS are listed without a type filter", async () => {
  const routers = await bedrock.send(new ListPromptRoutersCommand({}));
  const profiles = await bedrock.send(new ListInferenceProfilesCommand({}));
  expect(new Set(routers.promptRouterSummaries?.map(({ type }) => type))).toEqual(new Set(["default", "custom"]));
  expect(new Set(profiles.inferenceProfileSummaries?.map(({ type }) => type))).toEqual(
    new Set(["SYSTEM_DEFINED", "APPLICATION"]),
  );
});

it("prompts are listed as drafts, and with an identifier as the draft and its versions", async () => {
  const agents = new BedrockAgentClient(clientSettings(demo));
  const drafts = await agents.send(new ListPromptsCommand({}));
  const versions = await agents.send(new ListPromptsCommand({ promptIdentifier: "PROMPTCLM1" }));
  expect(new Set(drafts.promptSummaries?.map(({ version }) => version))).toEqual(new Set(["DRAFT"]));
  expect(versions.promptSummaries?.map(({ version }) => version)).toEqual(["DRAFT", "1", "2", "3", "4", "5"]);
});

it("a client that speaks HTTP/2 by default is answered over HTTP/1.1 when configured for it (catalogue 8.37)", async () => {
  const runtime = new BedrockRuntimeClient({ ...clientSettings(demo), requestHandler: new NodeHttpHandler() });
  const { asyncInvokeSummaries } = await runtime.send(new ListAsyncInvokesCommand({}));
  expect(asyncInvokeSummaries?.length).toBeGreaterThan(0);
});
