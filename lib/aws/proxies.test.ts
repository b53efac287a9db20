import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ConnectProxy, startConnectProxy } from "./connect-proxy.testkit.ts";
import { answerAsAws, type CredentialsLab, startCredentialsLab } from "./credentials-lab.testkit.ts";
import { proxies } from "./network-settings.ts";
import { type PrivateCa, privateCa } from "./private-ca.testkit.ts";
import { createReader } from "./reader.ts";

const REGION = "eu-central-1";
const STS = `sts.${REGION}.amazonaws.com`;
const SSO = `portal.sso.${REGION}.amazonaws.com`;

const environment = { ...process.env };
let ca: PrivateCa;
let aws: Server;
let awsPort: number;
let lab: CredentialsLab;
let proxy: ConnectProxy;
let bundle: string;

beforeAll(async () => {
  ca = await privateCa();
  aws = createServer(await ca.issue(STS, SSO, "localhost"), answerAsAws([]));
  await new Promise<void>((resolve) => aws.listen(0, "localhost", resolve));
  awsPort = (aws.address() as AddressInfo).port;
  bundle = join(mkdtempSync(join(tmpdir(), "posture-ca-")), "ca.pem");
  writeFileSync(bundle, ca.cert);
});
beforeEach(async () => {
  lab = await startCredentialsLab();
  delete process.env.AWS_ENDPOINT_URL;
  proxy = await startConnectProxy({ leadsTo: awsPort });
  Object.assign(process.env, { AWS_REGION: REGION, AWS_CA_BUNDLE: bundle, HTTPS_PROXY: proxy.url });
});
afterEach(async () => {
  process.env = { ...environment };
  await proxy.close();
  await lab.close();
});
afterAll(() => {
  aws.closeAllConnections();
  aws.close();
  rmSync(bundle);
});

async function identify(endpoint?: string) {
  const reader = createReader({ bounds: { attempts: 1 }, ...(endpoint && { endpoint }) });
  const caller = await reader.identify();
  reader.close();
  return { caller, connections: reader.connections() };
}

const keys = (id: string) => `aws_access_key_id = ${id}\naws_secret_access_key = s\n`;
const withKeys = () => void lab.write(".aws/credentials", `[default]\n${keys("PLAIN")}`);

describe("behind a proxy, with a private certificate authority", () => {
  test("AWS's own names are asked through a tunnel, and the handshake told of is that with AWS", async () => {
    withKeys();
    const { caller, connections } = await identify();
    expect(caller).toMatchObject({ ok: true, output: { principalArn: "arn:aws:iam::123456789012:user/PLAIN" } });
    expect(proxy.tunnels).toEqual([`${STS}:443`]);
    expect(connections).toEqual([
      { service: "sts", region: REGION, host: STS, protocol: "TLSv1.3", cipher: expect.stringMatching(/^TLS_/) },
    ]);
  });

  test("so does a proxy that speaks TLS itself", async () => {
    const tlsProxy = await startConnectProxy({
      leadsTo: awsPort,
      identity: await ca.issue("localhost"),
      maxVersion: "TLSv1.2",
    });
    process.env.HTTPS_PROXY = tlsProxy.url;
    withKeys();
    const { caller, connections } = await identify();
    expect(caller.ok).toBe(true);
    expect(tlsProxy.tunnels).toEqual([`${STS}:443`]);
    expect(connections.map(({ protocol }) => protocol)).toEqual(["TLSv1.3"]);
    await tlsProxy.close();
  });

  test("the lower-case variable comes first", async () => {
    withKeys();
    Object.assign(process.env, { HTTPS_PROXY: "http://localhost:9", https_proxy: proxy.url });
    expect((await identify()).caller.ok).toBe(true);
    expect(proxy.tunnels).toHaveLength(1);
  });

  test.each(["NO_PROXY", "no_proxy"])("what %s names is asked directly", async (name) => {
    withKeys();
    process.env[name] = "localhost";
    expect((await identify(`https://localhost:${awsPort}`)).caller.ok).toBe(true);
    expect(proxy.tunnels).toEqual([]);
  });

  test("loopback is asked through it too, unless NO_PROXY names it", async () => {
    withKeys();
    expect((await identify(`https://localhost:${awsPort}`)).caller.ok).toBe(true);
    expect(proxy.tunnels).toEqual([`localhost:${awsPort}`]);
  });

  test("a plain HTTP endpoint goes to HTTP_PROXY", async () => {
    withKeys();
    process.env.HTTP_PROXY = proxy.url;
    await identify("http://aws.example:8080");
    expect(proxy.plain).toEqual(["http://aws.example:8080/"]);
    expect(proxy.tunnels).toEqual([]);
  });

  test("a role is assumed through it", async () => {
    const role = "[default]\nrole_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = base\n";
    lab.write(".aws/config", `${role}[profile base]\n${keys("BASE")}`);
    const { caller } = await identify();
    expect(caller).toMatchObject({ ok: true, output: { principalArn: "arn:aws:iam::123456789012:user/ROLEreader" } });
    expect(new Set(proxy.tunnels)).toEqual(new Set([`${STS}:443`]));
  });

  test("so is a role by web identity", async () => {
    const file = lab.write("token", "pod");
    const AWS_ROLE_ARN = "arn:aws:iam::123456789012:role/reader";
    Object.assign(process.env, { AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN });
    const { caller } = await identify();
    expect(caller).toMatchObject({ ok: true, output: { principalArn: "arn:aws:iam::123456789012:user/ROLEpod" } });
  });

  test("IAM Identity Center is asked through it", async () => {
    const sso = `sso_account_id = 123456789012\nsso_role_name = Reader\nsso_region = ${REGION}\n`;
    lab.write(".aws/config", `[default]\nsso_start_url = https://start.example\n${sso}`);
    lab.writeSsoToken("https://start.example", "x", "2100-01-01T00:00:00Z");
    const { caller } = await identify();
    expect(caller).toMatchObject({ ok: true, output: { principalArn: "arn:aws:iam::123456789012:user/SSOx" } });
    expect(proxy.tunnels).toContain(`${SSO}:443`);
  });

  test("a proxy that refuses is named as the cause, without its password", async () => {
    const refusing = await startConnectProxy({ refuse: "407 Proxy Authentication Required" });
    process.env.HTTPS_PROXY = refusing.url.replace("//", "//user:hunter2@");
    withKeys();
    const { caller, connections } = await identify();
    expect(caller).toMatchObject({ ok: false, failure: { kind: "unreachable" } });
    expect(caller).toHaveProperty(
      "failure.message",
      `${STS} cannot be reached: the proxy returned 407 Proxy Authentication Required (ERR_PROXY_TUNNEL)`,
    );
    expect(JSON.stringify(caller)).not.toContain("hunter2");
    expect(connections).toEqual([]);
    await refusing.close();
  });
});

describe("a setting that is wrong stops with the variable's name and nothing of its secrets", () => {
  test.each([
    [{ HTTPS_PROXY: "socks5://user:hunter2@proxy:1080" }, /^HTTPS_PROXY takes the address of a proxy/],
    [{ http_proxy: "proxy:3128" }, /^http_proxy takes the address of a proxy/],
    [{ HTTPS_PROXY: "http://user:hunter2@ho st" }, /^HTTPS_PROXY takes the address of a proxy/],
  ])("%j", (variables, message) => {
    expect(() => proxies(variables as unknown as NodeJS.ProcessEnv)).toThrow(message);
    expect(() => proxies(variables as unknown as NodeJS.ProcessEnv)).not.toThrow(/hunter2/);
  });

  test("a bundle that is not there, or holds no certificate", () => {
    process.env.AWS_CA_BUNDLE = "/nowhere/ca.pem";
    expect(() => createReader()).toThrow("AWS_CA_BUNDLE: /nowhere/ca.pem cannot be read (ENOENT).");
    process.env.AWS_CA_BUNDLE = lab.write("ca.pem", "nothing");
    expect(() => createReader()).toThrow(/holds no certificate/);
  });
});

test("no proxy stands between this machine and its own credentials", () => {
  const { no_proxy: exceptions } = proxies({ NO_PROXY: "a.example" } as unknown as NodeJS.ProcessEnv);
  expect(exceptions?.split(",")).toEqual(expect.arrayContaining(["a.example", "169.254.169.254", "169.254.170.2"]));
});
