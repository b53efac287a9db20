import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CredentialsLab, startCredentialsLab } from "./credentials-lab.testkit.ts";
import { createReader } from "./reader.ts";

const environment = { ...process.env };
let lab: CredentialsLab;
beforeEach(async () => {
  lab = await startCredentialsLab();
});
afterEach(async () => {
  await lab.close();
  process.env = { ...environment };
});

/** As whom a scan that begins now asks AWS: each has a reader of its own. */
async function whoAsks(): Promise<string> {
  const reader = createReader({ bounds: { attempts: 1 } });
  const caller = await reader.identify();
  reader.close();
  return caller.ok ? (caller.output.principalArn.split("/").at(-1) ?? "") : caller.failure.message;
}

const keys = (id: string) => `aws_access_key_id = ${id}\naws_secret_access_key = s\n`;
const sso = "sso_account_id = 123456789012\nsso_role_name = Reader\nsso_region = eu-central-1\n";

describe("a scan uses the credentials that the files hold when it begins", () => {
  test("of a rewritten credentials file", async () => {
    lab.write(".aws/credentials", `[default]\n${keys("FIRST")}`);
    expect(await whoAsks()).toBe("FIRST");
    lab.write(".aws/credentials", `[default]\n${keys("SECOND")}`);
    expect(await whoAsks()).toBe("SECOND");
  });

  test("of a profile that was added, and of its Region and endpoint", async () => {
    expect(await whoAsks()).toMatch(/No credentials were found/);
    delete process.env.AWS_ENDPOINT_URL;
    process.env.AWS_PROFILE = "new";
    lab.write(".aws/config", `[profile new]\nregion = eu-west-3\nendpoint_url = ${lab.url}\n${keys("ADDED")}`);
    expect(await whoAsks()).toBe("ADDED");
    const reader = createReader();
    expect(await reader.homeRegion()).toBe("eu-west-3");
    reader.close();
    lab.write(".aws/config", `[profile new]\nregion = eu-west-1\nendpoint_url = ${lab.url}\n${keys("ADDED")}`);
    const next = createReader();
    expect(await next.homeRegion()).toBe("eu-west-1");
    next.close();
  });

  test("of a session that was opened again with: aws sso login", async () => {
    lab.write(".aws/config", `[default]\nsso_start_url = https://start.example\n${sso}`);
    lab.writeSsoToken("https://start.example", "old", "2020-01-01T00:00:00Z");
    expect(await whoAsks()).toMatch(/SSO session has expired/);
    lab.writeSsoToken("https://start.example", "new", "2100-01-01T00:00:00Z");
    expect(await whoAsks()).toBe("SSOnew");
  });

  test("of a session by name, and of the same session when it leads to another start URL", async () => {
    const session = (url: string) => `[sso-session work]\nsso_start_url = ${url}\nsso_region = eu-central-1\n`;
    const profile = `[default]\nsso_session = work\n${sso}`;
    lab.write(".aws/config", profile);
    expect(await whoAsks()).toMatch(/provides no credentials/);
    lab.write(".aws/config", `${session("https://start.example")}${profile}`);
    lab.writeSsoToken("work", "named", "2100-01-01T00:00:00Z");
    expect(await whoAsks()).toBe("SSOnamed");
  });

  test("of a rewritten web identity token", async () => {
    const file = lab.write("token", "first");
    Object.assign(process.env, {
      AWS_WEB_IDENTITY_TOKEN_FILE: file,
      AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/reader",
      AWS_REGION: "eu-central-1",
    });
    expect(await whoAsks()).toBe("ROLEfirst");
    lab.write("token", "second");
    expect(await whoAsks()).toBe("ROLEsecond");
  });

  test("of a role whose source profile was rewritten", async () => {
    const role = (name: string) =>
      `[default]\nregion = eu-central-1\nrole_arn = arn:aws:iam::123456789012:role/${name}\nsource_profile = base\n[profile base]\n${keys("BASE")}`;
    lab.write(".aws/config", role("one"));
    expect(await whoAsks()).toBe("ROLEone");
    lab.write(".aws/config", role("two"));
    expect(await whoAsks()).toBe("ROLEtwo");
  });
});

describe("a chain that provides no credentials says which provider failed, why, and what to do", () => {
  test("nothing is set up", async () => {
    expect(await whoAsks()).toBe(
      "No credentials were found in environment variables (AWS_ACCESS_KEY_ID …), in a profile or from a role of this machine. Set up the default profile with `aws configure sso`, or set AWS_PROFILE and start this program again.",
    );
  });

  test("half of the variables is set", async () => {
    process.env.AWS_ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE";
    expect(await whoAsks()).toBe(
      "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not, so that no credentials were found.",
    );
  });

  test("a profile that says nothing about credentials", async () => {
    process.env.AWS_PROFILE = "dev";
    lab.write(".aws/config", "[profile dev]\nregion = eu-west-1\n");
    expect(await whoAsks()).toBe(
      'The profile "dev" (AWS_PROFILE) has no credentials and names no source of them, such as sso_session, role_arn or credential_process.',
    );
  });

  test("a profile that does not exist", async () => {
    process.env.AWS_PROFILE = "prod";
    lab.write(".aws/config", `[profile dev]\nregion = eu-west-1\n[profile stage]\nregion = eu-west-1\n`);
    expect(await whoAsks()).toBe(
      'There is no profile "prod" (AWS_PROFILE) in the AWS config and credentials files. They have: dev, stage.',
    );
  });

  test("source profiles that go round in a circle", async () => {
    process.env.AWS_PROFILE = "a";
    const role = (name: string, source: string) =>
      `[profile ${name}]\nrole_arn = arn:aws:iam::123456789012:role/${name}\nsource_profile = ${source}\n`;
    lab.write(".aws/config", `${role("a", "b")}${role("b", "a")}`);
    expect(await whoAsks()).toBe(
      'The profile "a" provides no credentials: source_profile goes round in a circle (a → b → a).',
    );
    lab.write(".aws/config", role("a", "b"));
    expect(await whoAsks()).toBe('The profile "a" provides no credentials: its source_profile "b" does not exist.');
  });

  test("a credential_process that fails, without its command line", async () => {
    process.env.AWS_PROFILE = "vault";
    const process_ = `node -e 'console.error("vault: sealed (token=hvs.CAESIJ3)"); console.error("more"); process.exit(7)' -- --password hunter2`;
    lab.write(".aws/config", `[profile vault]\ncredential_process = ${process_}\n`);
    expect(await whoAsks()).toBe(
      'The profile "vault" provides no credentials: its credential_process ended with exit code 7: vault: sealed (token=…).',
    );
  });

  test("a credential_process that answers what is no JSON", async () => {
    process.env.AWS_PROFILE = "vault";
    lab.write(".aws/config", "[profile vault]\ncredential_process = echo AKIAIOSFODNN7EXAMPLE\n");
    expect(await whoAsks()).toBe(
      'The profile "vault" provides no credentials: Profile vault credential_process returned invalid JSON.',
    );
  });

  test("a credential_process that works is used", async () => {
    process.env.AWS_PROFILE = "vault";
    const json = JSON.stringify({ Version: 1, AccessKeyId: "PROCESS", SecretAccessKey: "s" });
    lab.write(".aws/config", `[profile vault]\ncredential_process = echo '${json}'\n`);
    expect(await whoAsks()).toBe("PROCESS");
  });

  test("an SSO session that has expired, is closed, or was never opened", async () => {
    process.env.AWS_PROFILE = "work";
    lab.write(".aws/config", `[profile work]\nsso_start_url = https://start.example\n${sso}`);
    const run = "Run `aws sso login --profile work`, then run the scan again.";
    expect(await whoAsks()).toBe(`The profile "work" provides no credentials: its SSO session is not open. ${run}`);
    lab.writeSsoToken("https://start.example", "x", "2020-01-01T00:00:00Z");
    expect(await whoAsks()).toBe(`The profile "work" provides no credentials: its SSO session has expired. ${run}`);
    lab.writeSsoToken("https://start.example", "closed", "2100-01-01T00:00:00Z");
    expect(await whoAsks()).toBe(`The profile "work" provides no credentials: its SSO session is not open. ${run}`);
  });

  test("an SSO session with a name that has expired", async () => {
    process.env.AWS_PROFILE = "work";
    const session = "[sso-session work]\nsso_start_url = https://start.example\nsso_region = eu-central-1\n";
    const profile = `[profile work]\nsso_session = work\n${sso}`.replace(/sso_region.*\n/, "");
    lab.write(".aws/config", session + profile);
    lab.writeSsoToken("work", "x", "2020-01-01T00:00:00Z");
    expect(await whoAsks()).toMatch(/: its SSO session has expired\. Run `aws sso login --profile work`/);
  });

  test("a role that may not be assumed", async () => {
    process.env.AWS_PROFILE = "role";
    lab.write(
      ".aws/config",
      `[profile role]\nregion = eu-central-1\nrole_arn = arn:aws:iam::123456789012:role/closed\nsource_profile = base\n[profile base]\n${keys("BASE")}`,
    );
    expect(await whoAsks()).toBe(
      'The profile "role" provides no credentials: User: arn:aws:iam::123456789012:user/x is not authorized to perform: sts:AssumeRole.',
    );
  });

  test("a web identity token that is not there", async () => {
    Object.assign(process.env, {
      AWS_WEB_IDENTITY_TOKEN_FILE: "/nowhere/token",
      AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/reader",
    });
    expect(await whoAsks()).toMatch(
      /^The web identity token \/nowhere\/token \(AWS_WEB_IDENTITY_TOKEN_FILE\) provides no credentials: ENOENT: no such file/,
    );
  });

  test("an endpoint of the chain that nothing listens at", async () => {
    process.env.AWS_PROFILE = "role";
    process.env.AWS_ENDPOINT_URL_STS = "http://127.0.0.1:9";
    lab.write(
      ".aws/config",
      `[profile role]\nregion = eu-central-1\nrole_arn = arn:aws:iam::123456789012:role/x\nsource_profile = base\n[profile base]\n${keys("BASE")}`,
    );
    expect(await whoAsks()).toBe(
      'The profile "role" provides no credentials: 127.0.0.1:9 cannot be reached: nothing listens there (ECONNREFUSED).',
    );
  });
});

test("an endpoint that cannot be reached is named, with the cause", async () => {
  lab.write(".aws/credentials", `[default]\n${keys("FIRST")}`);
  process.env.AWS_ENDPOINT_URL = "http://localhost:9";
  expect(await whoAsks()).toBe("localhost:9 cannot be reached: nothing listens there (ECONNREFUSED)");
});
