import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callerIdentityRequest } from "#lib/aws/identity.ts";
import { type CallerIdentity, createReader, type Reader } from "#lib/aws/reader.ts";
import { demoEnvironment } from "#lib/cli/demo/demo-environment.ts";
import { projectFile } from "#lib/cli/project.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { Answer } from "#lib/domain/call.ts";
import { type AccountProxy, type CannedAnswer, type PassingRequest, startProxy } from "../../e2e/accounts/proxy.ts";
import { scanAccount } from "./scan-account.ts";
import { Session } from "./session.ts";

/** Calls that are answered before the session ends: the middle of a scan of the demo account. */
const GOOD_CALLS = 300;
const REGIONS = ["us-east-1"];

function refusal(code: string, { service }: PassingRequest): CannedAnswer {
  const inXml = ["sts", "sns", "rds", "redshift", "ec2", "s3"].includes(service);
  const error = `<Error><Code>${code}</Code><Message>Refused</Message></Error>`;
  const xml = service === "s3" ? error : `<ErrorResponse>${error}</ErrorResponse>`;
  const type = inXml ? "text/xml" : "application/json";
  const headers = { "content-type": type, ...(inXml ? {} : { "x-amzn-errortype": `${code}Exception` }) };
  return { status: 403, headers, body: inXml ? xml : '{"message":"Refused"}' };
}

const environment = { ...process.env };
let account: DemoAccount;
let proxy: AccountProxy;
let isRefused: (request: PassingRequest, calls: number) => boolean;
let code: string;

beforeAll(async () => {
  account = await startDemoAccount();
});
beforeEach(async () => {
  proxy = await startProxy(account.url, (request) =>
    isRefused(request, proxy.seen.length) ? refusal(code, request) : null,
  );
  code = "ExpiredToken";
  isRefused = (_, calls) => calls > GOOD_CALLS;
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
});
afterEach(() => {
  proxy.close();
  process.env = { ...environment };
});
afterAll(() => account.close());

async function scan(identityTakesMs = 0) {
  const open = createReader({ endpoint: proxy.url, bounds: { attempts: 1 } });
  const reader: Reader = {
    ...open,
    identify: async (...asked) => {
      await sleep(identityTakesMs);
      return open.identify(...asked);
    },
  };
  try {
    const identity = await reader.identify();
    if (!identity.ok) throw new Error(identity.failure.message);
    const { signal } = new AbortController();
    return await scanAccount(reader, { identity: identity.output, regions: REGIONS, signal, onProgress() {} });
  } finally {
    reader.close();
  }
}

describe("credentials that end in the middle of a scan end it", () => {
  test("with the time at which the session expired, where it is known", async () => {
    process.env.AWS_CREDENTIAL_EXPIRATION = "2026-11-01T10:00:00Z";
    await expect(scan()).rejects.toThrow(/^The session expired at 2026-11-01T10:00:00.000Z\./);
  });

  test("with the time at which AWS refused it, where that is all that is known", async () => {
    await expect(scan()).rejects.toThrow(
      /^The session expired during the scan; AWS rejected it at \d{4}-\d\d-\d\dT[\d:.]+Z \(ExpiredToken\)\./,
    );
  });

  test("also when the access key is deactivated", async () => {
    code = "InvalidClientTokenId";
    await expect(scan()).rejects.toThrow(
      /^The credentials were valid when the scan started, and were rejected at .*Invalid/,
    );
  });

  test("also when only the last calls are refused", async () => {
    isRefused = () => false;
    await scan();
    const all = proxy.seen.length;
    isRefused = (_, calls) => calls >= 2 * all - 2;
    // The response arrives after everything else was read.
    await expect(scan(1_000)).rejects.toThrow(/session expired/);
  });
});

describe("credentials that are renewed while a scan runs", () => {
  /** A scan whose credentials are renewed once, as those of an account. */
  async function scanRenewedAs(accountId: string) {
    isRefused = () => false;
    const open = createReader({ endpoint: proxy.url, bounds: { attempts: 1 } });
    const identity = await open.identify();
    if (!identity.ok) throw new Error(identity.failure.message);
    const isRenewed = () => open.stats().calls > GOOD_CALLS;
    const reader: Reader = {
      ...open,
      credentialsEnd: () => new Date(isRenewed() ? "2100-01-02" : "2100-01-01"),
      identify: async () => (isRenewed() ? { ...identity, output: { ...identity.output, accountId } } : identity),
    };
    const { signal } = new AbortController();
    const options = { identity: identity.output, regions: REGIONS, signal, onProgress() {} };
    return scanAccount(reader, options).finally(() => reader.close());
  }

  test("as those of another account end it: two accounts are not one posture", async () => {
    await expect(scanRenewedAs("210987654321")).rejects.toThrow(
      /^The credentials were those of account 123456789012 when the scan started, and those of account 210987654321 when/,
    );
  });

  test("as those of the same account let it go on", async () => {
    expect((await scanRenewedAs("123456789012")).snapshot.rows.length).toBeGreaterThan(0);
  });
});

describe("a doubt about the credentials", () => {
  const call = { operation: "sts:GetCallerIdentity", requestId: null, at: "2026-11-01T10:00:00Z" };
  const identity = { accountId: "123456789012", partition: "aws", principalArn: "arn:aws:iam::123456789012:user/x" };
  const good: Answer<CallerIdentity> = { ok: true, output: identity, call };
  const failing = (kind: "credentials" | "unreachable", name: string): Answer<never> => ({
    ok: false,
    failure: { ...call, kind, code: name, message: "Refused", httpStatus: null, permission: "" },
  });

  /** Two calls that are rejected at once, each followed by AWS's answer about the identity. */
  async function doubtTwice(...said: readonly Answer<CallerIdentity>[]): Promise<void> {
    let asked = 0;
    const reader: Reader = {
      ...createReader({ endpoint: proxy.url }),
      call: async () => failing("credentials", "ExpiredToken"),
      identify: async () => said[asked++] ?? good,
    };
    const session = new Session(reader, identity, new AbortController().signal, null);
    for (const _ of said) {
      await session.reader.call("us-east-1", callerIdentityRequest(), session.signal);
      await new Promise(setImmediate);
    }
    await session.confirm();
  }

  test("that comes just after another was settled is settled before the scan ends", async () => {
    await expect(doubtTwice(good, failing("credentials", "ExpiredToken"))).rejects.toThrow(/session expired/);
  });

  test("is not confirmed by a network that fails: the scan goes on", async () => {
    await expect(doubtTwice(failing("unreachable", "ECONNRESET"))).resolves.toBeUndefined();
  });
});

test("an operation that refuses credentials which are good elsewhere is a gap", async () => {
  isRefused = ({ service }) => service === "kms";
  const { snapshot } = await scan();
  expect(snapshot.gaps.filter(({ failure }) => failure.kind === "credentials").length).toBeGreaterThan(0);
  expect(snapshot.rows.length).toBeGreaterThan(0);
  expect(proxy.seen.filter(({ service }) => service === "sts").length).toBeLessThanOrEqual(4);
});

test("the command says so, keeps nothing that was read as the posture, and ends with 1", async () => {
  const folder = mkdtempSync(join(tmpdir(), "posture-session-"));
  const env = { ...demoEnvironment(process.env, proxy.url, `file:${folder}/posture.db`), NODE_ENV: "test" } as const;
  const args = ["lib/cli/run.mjs", "scan", "--region", "us-east-1", "--csv", join(folder, "evidence.csv")];
  const child = spawn("node", args, { cwd: projectFile("."), env, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr, exitCode] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on("close", resolve)),
  ]);
  expect(stderr).toMatch(/The scan failed: The session expired during the scan/);
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 1 });
  expect(existsSync(join(folder, "evidence.csv"))).toBe(false);
  rmSync(folder, { recursive: true });
});
