import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import tls from "node:tls";
import { ListKeysCommand } from "@aws-sdk/client-kms";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { startDemoAccount } from "#lib/demo/demo-account.ts";
import { Connections, endpointId } from "./connections.ts";
import { type KeyAndCertificate, privateCa } from "./private-ca.testkit.ts";
import { createReader } from "./reader.ts";

const WHO = { service: "sts", permission: "sts:GetCallerIdentity", command: new GetCallerIdentityCommand({}) } as const;
const KEYS = { service: "kms", permission: "kms:ListKeys", command: new ListKeysCommand({}) } as const;
let ca: string;
let identity: KeyAndCertificate;
const trusted = tls.getCACertificates("default");
let server: Server | null = null;

beforeAll(async () => {
  const authority = await privateCa();
  ca = authority.cert;
  identity = await authority.issue("localhost");
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
});
afterEach(() => {
  tls.setDefaultCACertificates(trusted);
  server?.closeAllConnections();
  server?.close();
});

/** An endpoint that answers anything with an error, over TLS of just one version. */
async function tlsEndpoint(version: "TLSv1.2" | "TLSv1.3"): Promise<string> {
  const listening = createServer({ ...identity, minVersion: version, maxVersion: version }, (_request, response) => {
    response.writeHead(400, { "content-type": "application/x-amz-json-1.1" }).end("{}");
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "localhost", resolve));
  return `localhost:${(listening.address() as AddressInfo).port}`;
}

async function connectionsOf(endpoint: string, ...requests: readonly (typeof WHO | typeof KEYS)[]) {
  const reader = createReader({ endpoint, bounds: { attempts: 1 } });
  const signal = new AbortController().signal;
  for (const request of requests) await reader.call("eu-central-1", request, signal);
  const connections = reader.connections();
  reader.close();
  return connections;
}

describe("the evidence of a handshake", () => {
  test.each(["TLSv1.2", "TLSv1.3"] as const)("names what a real server agreed on: %s", async (version) => {
    tls.setDefaultCACertificates([...trusted, ca]);
    const host = await tlsEndpoint(version);
    expect(await connectionsOf(`https://${host}`, WHO, WHO, KEYS)).toEqual([
      { service: "kms", region: "eu-central-1", host, protocol: version, cipher: expect.stringMatching(/AES|CHACHA/) },
      { service: "sts", region: "eu-central-1", host, protocol: version, cipher: expect.stringMatching(/AES|CHACHA/) },
    ]);
  });

  test("is missing where the certificate was refused", async () => {
    const host = await tlsEndpoint("TLSv1.3");
    expect(await connectionsOf(`https://${host}`, WHO)).toEqual([]);
  });

  test("is missing where no server listens", async () => {
    expect(await connectionsOf("http://localhost:9", WHO)).toEqual([]);
  });

  test("says of plain HTTP that there was none", async () => {
    const account = await startDemoAccount();
    const host = new URL(account.url).host;
    expect(await connectionsOf(account.url, WHO)).toEqual([
      { service: "sts", region: "eu-central-1", host, protocol: null, cipher: null },
    ]);
    await account.close();
  });
});

test("the host names that S3 gives to buckets are one host", () => {
  const connections = new Connections();
  for (const bucket of ["claims", "policies"]) {
    const hostname = `${bucket}.s3.eu-central-1.amazonaws.com`;
    connections.called("s3", "eu-central-1", { protocol: "https:", hostname }, bucket);
    connections.opened(endpointId("https", hostname, 443), { protocol: "TLSv1.3", cipher: "TLS_AES_128_GCM_SHA256" });
  }
  expect(connections.list().map(({ host }) => host)).toEqual(["*.s3.eu-central-1.amazonaws.com"]);
});
