import { BedrockClient, ListCustomModelsCommand } from "@aws-sdk/client-bedrock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientSettings } from "./client-settings.testkit.ts";
import { type DemoAccount, startDemoAccount } from "./demo-account.ts";

let demo: DemoAccount;
beforeAll(async () => {
  demo = await startDemoAccount();
});
afterAll(() => demo.close());

const put = (body: string) => fetch(`${demo.url}/_demo/faults`, { method: "PUT", body });
const list = () => new BedrockClient(clientSettings(demo)).send(new ListCustomModelsCommand({}));

describe("control over HTTP", () => {
  it("sets faults and lifts them", async () => {
    const faults = [{ operation: "bedrock:ListCustomModels", kind: "deny" }];
    expect((await put(JSON.stringify({ faults }))).status).toBe(200);
    await expect(list()).rejects.toMatchObject({ name: "AccessDeniedException" });
    await put(JSON.stringify({ faults: [] }));
    await expect(list()).resolves.toBeDefined();
  });

  it("rejects a bad body with a 400 and its reason, and changes nothing", async () => {
    for (const [body, said] of [
      ["{", "JSON"],
      ['{"faults":[{"operation":"bedrock:ListCustomModels","kind":"explode"}]}', "kind"],
      ['{"faults":[{"operation":"ListCustomModels","kind":"deny"}]}', "service:Operation"],
      ['{"faults":[{"operation":"*","kind":"slow"}]}', "bytesPerSecond"],
      ['{"faults":[],"latency":3}', "latency"],
    ] as const) {
      const answer = await put(body);
      expect(answer.status).toBe(400);
      expect(((await answer.json()) as { message: string }).message).toContain(said);
    }
    await expect(list()).resolves.toBeDefined();
  });

  it("counts calls by operation and Region, and can be reset", async () => {
    await fetch(`${demo.url}/_demo/calls`, { method: "DELETE" });
    await list();
    const counts = await (await fetch(`${demo.url}/_demo/calls`)).json();
    expect(counts).toEqual({
      total: 1,
      operations: { "bedrock:ListCustomModels": 1 },
      regions: { "us-east-1": { "bedrock:ListCustomModels": 1 } },
    });
  });
});
