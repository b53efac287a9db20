import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ConnectProxy, startConnectProxy } from "#lib/aws/connect-proxy.testkit.ts";
import { privateCa } from "#lib/aws/private-ca.testkit.ts";
import { applyNetworkSettings } from "./network.ts";
import { forgetProcessGlobal } from "./process-global.ts";
import { provider } from "./sign-in/provider.ts";

const ISSUER = "https://idp.example";
const environment = { ...process.env };
let identityProvider: Server;
let proxy: ConnectProxy;
let folder: string;

beforeAll(async () => {
  const ca = await privateCa();
  folder = mkdtempSync(join(tmpdir(), "posture-ca-"));
  writeFileSync(join(folder, "ca.pem"), ca.cert);
  identityProvider = createServer(await ca.issue("idp.example"), (_, response) => {
    const metadata = {
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}/auth`,
      token_endpoint: `${ISSUER}/token`,
      jwks_uri: `${ISSUER}/jwks`,
    };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(metadata));
  });
  await new Promise<void>((resolve) => identityProvider.listen(0, "localhost", resolve));
  proxy = await startConnectProxy({ leadsTo: (identityProvider.address() as AddressInfo).port });
});
afterAll(async () => {
  process.env = { ...environment };
  await proxy.close();
  identityProvider.closeAllConnections();
  identityProvider.close();
  rmSync(folder, { recursive: true });
});

/** A failure is cached for some seconds. */
beforeEach(() => void forgetProcessGlobal("oidc-discoveries"));

const settings = { issuer: ISSUER, clientId: "dashboard", clientSecret: null } as Parameters<typeof provider>[0];

describe("sign-in behind a proxy, with a private certificate authority", () => {
  test("does not reach the provider without them", async () => {
    await expect(provider(settings)).rejects.toThrow();
    Object.assign(process.env, { HTTPS_PROXY: proxy.url });
    forgetProcessGlobal("oidc-discoveries");
    const restore = applyNetworkSettings();
    await expect(provider(settings)).rejects.toThrow();
    restore();
  });

  test("discovers the provider through the tunnel", async () => {
    Object.assign(process.env, { HTTPS_PROXY: proxy.url, AWS_CA_BUNDLE: join(folder, "ca.pem") });
    const restore = applyNetworkSettings();
    const found = await provider(settings);
    restore();
    expect(found.serverMetadata().token_endpoint).toBe(`${ISSUER}/token`);
    expect(proxy.tunnels).toContain("idp.example:443");
  });

  test("an invalid variable is an environment error, which stops the start", () => {
    process.env.HTTPS_PROXY = "socks5://proxy:1080";
    expect(applyNetworkSettings).toThrow(expect.objectContaining({ name: "EnvironmentError" }));
  });
});
