import { ListAliasesCommand } from "@aws-sdk/client-kms";
import { GetBucketEncryptionCommand } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CredentialsLab, startCredentialsLab } from "./credentials-lab.testkit.ts";
import type { Time } from "./rate-limiter.ts";
import { createReader } from "./reader.ts";

const environment = { ...process.env };
let lab: CredentialsLab;
/** By name: the SDK itself uses path style for addresses. */
let url: string;
beforeEach(async () => {
  lab = await startCredentialsLab();
  url = lab.url.replace("127.0.0.1", "localhost");
  delete process.env.AWS_ENDPOINT_URL;
  process.env.AWS_PROFILE = "lab";
});
afterEach(async () => {
  await lab.close();
  process.env = { ...environment };
});

/** Time that passes only when someone sleeps. */
class SleepingTime implements Time {
  #now = 0;
  now = () => this.#now;
  async sleep(milliseconds: number) {
    this.#now += milliseconds;
  }
}

const CALLS = 30;

/** What S3 was asked, and how long KMS's quota of 500 a second for ListAliases held the calls back. */
async function ask() {
  const time = new SleepingTime();
  const reader = createReader({ time, bounds: { attempts: 1, attemptMs: 2_000 } });
  const { signal } = new AbortController();
  const command = new GetBucketEncryptionCommand({ Bucket: "claims" });
  await reader.call("eu-central-1", { service: "s3", permission: "s3:GetEncryptionConfiguration", command }, signal);
  for (let call = 0; call < CALLS; call += 1) {
    const list = new ListAliasesCommand({});
    await reader.call("eu-central-1", { service: "kms", permission: "kms:ListAliases", command: list }, signal);
  }
  reader.close();
  return { s3: lab.asked.filter((asked) => asked.startsWith("GET ")), heldBackMs: time.now() };
}

const profile = (more: string) =>
  `[profile lab]\nregion = eu-central-1\naws_access_key_id = K\naws_secret_access_key = s\n${more}`;

describe("an endpoint that is no web address is refused in words, and nothing is asked", () => {
  const SENTENCE = /^AWS_ENDPOINT_URL \(or endpoint_url of the profile\) takes an address that begins with http/;

  test.each(["localhost:4566", "not a url", "ftp://localhost"])("%s", async (endpoint) => {
    process.env.AWS_ENDPOINT_URL = endpoint;
    const reader = createReader({ bounds: { attempts: 1 } });
    const identity = await reader.identify();
    reader.close();
    expect(identity).toMatchObject({ ok: false, failure: { kind: "failed", code: "NetworkSettingsError" } });
    expect(identity.ok || identity.failure.message).toMatch(SENTENCE);
  });
});

describe("an endpoint of the profile counts as one of the variables", () => {
  test("endpoint_url: path style for S3, and none of AWS's quotas", async () => {
    lab.write(".aws/config", profile(`endpoint_url = ${url}\n`));
    expect(await ask()).toEqual({ s3: ["GET /claims/?encryption= "], heldBackMs: 0 });
  });

  test("a services section, for the services that it names", async () => {
    const services = `services = here\n[services here]\ns3 =\n  endpoint_url = ${url}\nkms =\n  endpoint_url = ${url}\n`;
    lab.write(".aws/config", profile(services));
    expect(await ask()).toEqual({ s3: ["GET /claims/?encryption= "], heldBackMs: 0 });
  });

  test("AWS_ENDPOINT_URL_KMS, for KMS alone", async () => {
    lab.write(".aws/config", profile(""));
    Object.assign(process.env, { AWS_ENDPOINT_URL_KMS: url, HTTPS_PROXY: "http://127.0.0.1:9" });
    expect(await ask()).toEqual({ s3: [], heldBackMs: 0 });
  });

  test("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: it is AWS that is asked, within its quotas", async () => {
    lab.write(".aws/config", profile(`endpoint_url = ${url}\n`));
    Object.assign(process.env, {
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true",
      HTTPS_PROXY: "http://127.0.0.1:9",
    });
    const { s3, heldBackMs } = await ask();
    expect(s3).toEqual([]);
    expect(heldBackMs).toBeGreaterThan(50);
  });
});
