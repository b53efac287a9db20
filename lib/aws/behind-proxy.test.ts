import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ListAgentsCommand } from "@aws-sdk/client-bedrock-agent";
import { afterEach, expect, test } from "vitest";
import { standInNetwork } from "../../e2e/accounts/stand-in-network.ts";
import { createReader } from "./reader.ts";

const SETTINGS = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

afterEach(() => {
  delete process.env.HTTPS_PROXY;
});

/** What a call of bedrock-agent fails with where names resolve at the proxy only. */
async function failureBehind(proxy: string) {
  Object.assign(process.env, SETTINGS, { HTTPS_PROXY: proxy });
  delete process.env.AWS_ENDPOINT_URL;
  delete process.env.NO_PROXY;
  const { network } = standInNetwork("http://127.0.0.1:1", () => "ENOTFOUND");
  const reader = createReader({ network: { ...network, awsPort: null }, bounds: { attempts: 1 } });
  const request = { service: "bedrock-agent", permission: "bedrock:ListAgents", command: new ListAgentsCommand({}) };
  const answer = await reader.call("ca-west-1", request as never, new AbortController().signal);
  reader.close();
  if (answer.ok) throw new Error("It must fail");
  return answer.failure;
}

test("a proxy that cannot connect says nothing about what AWS offers", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const connects: string[] = [];
  server.on("connect", ({ url = "" }, socket) => {
    connects.push(url);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  const failure = await failureBehind(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.close();
  expect(connects).toEqual(["bedrock-agent.ca-west-1.amazonaws.com:443"]);
  expect(failure.kind).not.toBe("not-offered");
  expect(failure.code).not.toBe("NameNotResolved");
});

test("nor does the name of a proxy that does not resolve", async () => {
  const failure = await failureBehind("http://proxy.invalid:3128");
  expect(failure.kind).toBe("unreachable");
  expect(failure.code).not.toBe("NameNotResolved");
});
