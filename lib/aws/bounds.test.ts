import type { ServerResponse } from "node:http";
import { ListCustomModelsCommand } from "@aws-sdk/client-bedrock";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RawEndpoint, startEndpoint } from "../../e2e/accounts/raw-endpoint.ts";
import { DEFAULT_BOUNDS, within } from "./bounds.ts";
import { createReader, type ReaderOptions } from "./reader.ts";

const MIB = 2 ** 20;
const HOUR = 3_600_000;
const LIST = { service: "bedrock", permission: "bedrock:ListCustomModels" } as const;
const MODEL = '{"modelArn":"arn:aws:bedrock:us-east-1:123456789012:custom-model/m/abcdefghijkl"},';

let endpoint: RawEndpoint;
beforeAll(() => {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
});
afterEach(() => endpoint.close());

async function listModels(bounds: ReaderOptions["bounds"] = {}) {
  const reader = createReader({ endpoint: endpoint.url, bounds: { attempts: 1, ...bounds } });
  const command = new ListCustomModelsCommand({});
  const answer = await reader.call("us-east-1", { ...LIST, command }, new AbortController().signal);
  reader.close();
  return answer;
}

describe("an answer is bounded in size", () => {
  test("one that never ends is cut off, its connection is closed, and it takes little memory", async () => {
    const chunk = Buffer.from(MODEL.repeat(10_000));
    let sent = 0;
    let closed = false;
    endpoint = await startEndpoint((_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).write('{"modelSummaries":[');
      response.on("close", () => {
        closed = true;
      });
      const more = () => {
        while (!closed && response.write(chunk)) sent += chunk.length;
        sent += chunk.length;
        if (!closed) response.once("drain", more);
      };
      more();
    });
    const before = process.memoryUsage().rss;
    const answer = await listModels();
    const grown = process.memoryUsage().rss - before;
    expect(answer).toMatchObject({ ok: false, failure: { kind: "cut-off", code: "AnswerTooLarge" } });
    expect(answer.ok || answer.failure.message).toBe("The response is larger than 64 MiB, so its reading was stopped");
    await expect.poll(() => closed).toBe(true);
    expect(sent).toBeLessThan(DEFAULT_BOUNDS.answerBytes + 16 * MIB);
    expect(grown).toBeLessThan(4 * DEFAULT_BOUNDS.answerBytes);
  });

  test("one that says beforehand that it is too large is not read", async () => {
    endpoint = await startEndpoint((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": String(2 ** 40) });
      response.write(Buffer.alloc(2 * MIB, " "));
    });
    const answer = await listModels({ answerBytes: MIB });
    expect(answer).toMatchObject({ ok: false, failure: { kind: "cut-off", code: "AnswerTooLarge" } });
  });

  test.each([
    ["a length", { "content-length": String(19 + MODEL.length * 2 + 1) }],
    ["chunks", {}],
  ])("one within the bound is read whole, with %s", async (_, headers) => {
    endpoint = await startEndpoint((_request, response) => {
      response.writeHead(200, { "content-type": "application/json", ...headers });
      response.write(`{"modelSummaries":[${MODEL}`);
      response.end(`${MODEL.slice(0, -1)}]}`);
    });
    const answer = await listModels({ answerBytes: MIB });
    expect(answer).toMatchObject({ ok: true, output: { modelSummaries: [{}, {}] } });
  });
});

describe("an answer is bounded in time", () => {
  test.each([
    ["hangs", () => {}],
    [
      "sends a byte now and then",
      (_: unknown, response: ServerResponse) => {
        response.writeHead(200, { "content-type": "text/xml" });
        const drip = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(drip));
      },
    ],
  ])("an STS that %s does not hold the caller", async (_, answer) => {
    endpoint = await startEndpoint(answer);
    const reader = createReader({ endpoint: endpoint.url, bounds: { attemptMs: HOUR, callMs: 300 } });
    const identity = await reader.identify();
    reader.close();
    expect(identity).toMatchObject({ ok: false, failure: { kind: "unreachable", code: "CallTimeout" } });
  });

  test("credentials that never come do not hold a call", async () => {
    endpoint = await startEndpoint(() => {});
    await expect(within(AbortSignal.timeout(20), new Promise(() => {}))).rejects.toMatchObject({
      name: "TimeoutError",
    });
  });
});
