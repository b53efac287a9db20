import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { type HttpRequest, HttpResponse } from "@smithy/core/protocols";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { createReader, type Reader } from "#lib/aws/reader.ts";
import type { Request } from "#lib/catalogue/request.ts";
import { ADDITIONS } from "./additions.testkit.ts";
import { AgentRegistryControlClient, GetRegistryCommand, ListRegistriesCommand } from "./agent-registry-control.ts";
import {
  GetAccountDataRetentionStorageCommand,
  GetProjectDataRetentionStorageCommand,
} from "./data-retention-storage.ts";
import { ListProjectsCommand } from "./projects.ts";
import {
  GetRetrievalInstructionCommand,
  ListRetrievalInstructionsCommand,
  ListRetrievalInstructionVersionsCommand,
} from "./retrieval-instructions.ts";

const require = createRequire(import.meta.url);

/** The exports of a client's package; empty if the SDK has no such client yet. */
function exportsOf(client: string): object {
  try {
    return require(`@aws-sdk/client-${client}`);
  } catch {
    return {};
  }
}

const operations = Object.entries(ADDITIONS).flatMap(([client, schemas]) =>
  schemas.map(([, , name]) => [client, name] as const),
);

test.each(operations)("@aws-sdk/client-%s has no %s yet", (client, operation) => {
  const name = `${operation}Command`;
  const advice = `@aws-sdk/client-${client} exports ${name}: use it, and delete the one in lib/sdk-additions`;
  expect(name in exportsOf(client), advice).toBe(false);
});

describe("a command of ours", () => {
  const seen: { readonly line: string; readonly authorization: string | undefined }[] = [];
  let server: Server;
  let reader: Reader;

  beforeAll(async () => {
    server = createServer(({ method, url, headers }, response) => {
      seen.push({ line: `${method} ${url}`, authorization: headers.authorization });
      const refused = url?.includes("sealed");
      response.writeHead(refused ? 403 : 200, {
        "x-amzn-requestid": "request-1",
        ...(refused ? { "x-amzn-errortype": "AccessDeniedException" } : {}),
      });
      response.end(JSON.stringify(refused ? { message: "kms:Decrypt" } : ANSWER));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    process.env.AWS_ACCESS_KEY_ID ??= "AKIDEXAMPLE";
    process.env.AWS_SECRET_ACCESS_KEY ??= "example";
    reader = createReader({ endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  });
  afterAll(() => {
    reader.close();
    server.close();
  });

  const ANSWER = {
    retrievalInstructionArn: "arn:aws:bedrock:eu-central-1:123456789012:retrieval-instruction/a1b2c3d4e5",
    customerEncryptionKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    description: "CANARY",
    instruction: { persona: "CANARY" },
    retrievalInstructionVersionSummaries: [{ version: "1", createdAt: "2026-11-20T10:00:00Z", description: "CANARY" }],
    nextToken: "next",
  };
  const ask = (id: string) =>
    reader.call(
      "eu-central-1",
      {
        service: "bedrock-agent",
        permission: "bedrock:GetRetrievalInstruction",
        command: new GetRetrievalInstructionCommand({ retrievalInstructionId: id }),
      },
      new AbortController().signal,
    );

  it("is sent to the documented path, signed for its client's service", async () => {
    await ask("a1b2c3d4e5");
    expect(seen.at(-1)?.line).toBe("GET /retrievalinstructions/a1b2c3d4e5");
    expect(seen.at(-1)?.authorization).toContain("/eu-central-1/bedrock/aws4_request");
  });

  it.each([
    [
      "bedrock-agent",
      new ListRetrievalInstructionsCommand({ maxResults: 100 }),
      "/retrievalinstructions/?maxResults=100",
    ],
    ["bedrock", new ListProjectsCommand({ maxResults: 100, nextToken: "2" }), "/projects?maxResults=100&nextToken=2"],
    [
      "bedrock",
      new GetAccountDataRetentionStorageCommand({ modelProvider: "anthropic" }),
      "/v1/data_retention/storage/anthropic",
    ],
    [
      "bedrock",
      new GetProjectDataRetentionStorageCommand({ projectIdentifier: "proj_1", modelProvider: "openai" }),
      "/v1/projects/proj_1/data_retention/storage/openai",
    ],
  ] as const)("of %s goes where AWS documents it (%#)", async (service, command, path) => {
    const request: Request<object> = { service, permission: "bedrock:Any", command };
    await reader.call("eu-central-1", request, new AbortController().signal);
    expect(seen.at(-1)?.line).toBe(`GET ${path}`);
    expect(seen.at(-1)?.authorization).toContain("/eu-central-1/bedrock/aws4_request");
  });

  it("returns its declared members and the request id; content never arrives", async () => {
    const answer = await ask("a1b2c3d4e5");
    expect(answer).toMatchObject({
      ok: true,
      output: { customerEncryptionKeyArn: ANSWER.customerEncryptionKeyArn },
      call: { operation: "bedrock:GetRetrievalInstruction", requestId: "request-1" },
    });
    expect(JSON.stringify(answer)).not.toContain("CANARY");
  });

  it("pages by query, and reads times", async () => {
    const answer = await reader.call(
      "eu-central-1",
      {
        service: "bedrock-agent",
        permission: "bedrock:ListRetrievalInstructionVersions",
        command: new ListRetrievalInstructionVersionsCommand({
          retrievalInstructionId: "a1b2c3d4e5",
          nextToken: "2",
        }),
      },
      new AbortController().signal,
    );
    expect(seen.at(-1)?.line).toBe("GET /retrievalinstructions/a1b2c3d4e5/versions?nextToken=2");
    expect(answer).toMatchObject({
      output: {
        retrievalInstructionVersionSummaries: [{ version: "1", createdAt: new Date("2026-11-20T10:00:00Z") }],
        nextToken: "next",
      },
    });
    expect(JSON.stringify(answer)).not.toContain("CANARY");
  });

  it("fails with AWS's own error", async () => {
    expect(await ask("sealed0000")).toMatchObject({
      ok: false,
      failure: { kind: "denied", code: "AccessDeniedException", httpStatus: 403, requestId: "request-1" },
    });
  });
});

describe("the client of Agent Registry", () => {
  const sent: HttpRequest[] = [];
  const client = new AgentRegistryControlClient({
    region: "eu-central-1",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "example" },
    requestHandler: {
      handle: async (request: HttpRequest) => {
        sent.push(request);
        const body = Buffer.from(JSON.stringify({ registryArn: "arn", encryptionConfiguration: { kmsKeyArn: "key" } }));
        return { response: new HttpResponse({ statusCode: 200, headers: {}, body: Readable.from([body]) }) };
      },
    },
  });

  it("calls AWS's own endpoint, signed for agent-registry", async () => {
    await client.send(new ListRegistriesCommand({ maxResults: 100 }));
    expect(sent.at(-1)).toMatchObject({
      hostname: "agent-registry-control.eu-central-1.api.aws",
      method: "POST",
      path: "/registries-list",
    });
    expect(sent.at(-1)?.headers.authorization).toContain("/eu-central-1/agent-registry/aws4_request");
  });

  it("reads the key from the member of AWS's service model", async () => {
    const answer = await client.send(new GetRegistryCommand({ registryId: "a1b2c3d4e5f6" }));
    expect(sent.at(-1)?.path).toBe("/registries/a1b2c3d4e5f6");
    expect(answer.encryptionConfiguration?.kmsKeyArn).toBe("key");
  });
});
