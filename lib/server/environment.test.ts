import { describe, expect, test } from "vitest";
import { environment } from "./environment.ts";

const SIGN_IN = {
  POSTURE_URL: "https://posture.example.com",
  POSTURE_OIDC_ISSUER: "https://idp.example.com/realms/aldermere",
  POSTURE_OIDC_CLIENT_ID: "posture",
  POSTURE_SESSION_SECRET: "0123456789abcdef0123456789abcdef",
};

describe("the environment", () => {
  test("has defaults; an empty variable counts as not set", () => {
    const defaults = {
      HOST: "127.0.0.1",
      PORT: 3000,
      DATABASE_URL: "file:./data/posture.db",
      POSTURE_REGIONS: null,
      POSTURE_KEEP_DAYS: null,
      POSTURE_STALE_HOURS: 48,
      POSTURE_DEMO: "off",
      POSTURE_LOG_LEVEL: "info",
      POSTURE_WORKER: "on",
      ...{
        POSTURE_URL: null,
        POSTURE_OIDC_ISSUER: null,
        POSTURE_OIDC_CLIENT_ID: null,
        POSTURE_OIDC_CLIENT_SECRET: null,
      },
      POSTURE_OIDC_CLIENT_AUTH: null,
      POSTURE_TRUSTED_PROXIES: [],
      ...{ POSTURE_OIDC_SCOPES: "openid profile email", POSTURE_OIDC_ROLE_CLAIM: "groups" },
      ...{ POSTURE_OPERATORS: [], POSTURE_VIEWERS: [], POSTURE_SESSION_SECRET: null },
    };
    expect(environment({})).toEqual(defaults);
    expect(environment({ HOST: "", PORT: "", DATABASE_URL: "", POSTURE_REGIONS: "" })).toEqual(defaults);
  });

  test("takes Regions as a comma list", () => {
    expect(environment({ POSTURE_REGIONS: "eu-central-1, us-gov-west-1,eusc-de-east-1" }).POSTURE_REGIONS).toEqual([
      "eu-central-1",
      "us-gov-west-1",
      "eusc-de-east-1",
    ]);
  });

  test.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PORT", "1.5"],
    ["POSTURE_LOG_LEVEL", "loud"],
    ["POSTURE_KEEP_DAYS", "0"],
    ["POSTURE_STALE_HOURS", "0.5"],
    ["POSTURE_URL", "http://posture.example.com"],
    ["POSTURE_URL", "https://posture.example.com/dashboard"],
    ["POSTURE_URL", "https://posture.example.com/?a=b"],
    ["POSTURE_URL", "https://posture.example.com/#top"],
    ["POSTURE_URL", "https://me:secret@posture.example.com/"],
    ["POSTURE_TRUSTED_PROXIES", "10.0.0.0/33"],
    ["POSTURE_TRUSTED_PROXIES", "10.0.0.1,nginx"],
    ["POSTURE_TRUSTED_PROXIES", "10.0.0.0/8/8"],
    ["POSTURE_TRUSTED_PROXIES", "fd00::/129"],
    ["POSTURE_OIDC_CLIENT_AUTH", "tls_client_auth"],
    ["POSTURE_OIDC_ISSUER", "http://idp.example.com"],
    ["DATABASE_URL", "mysql://x"],
    ["POSTURE_REGIONS", "us-east-1,moon"],
    ["POSTURE_REGIONS", "aws-global"],
  ])("%s=%s is rejected with the name, the value and the allowed values", (name, value) => {
    expect(() => environment({ [name]: value })).toThrow(`${name} is "${value}" but takes`);
  });

  test("a host that others can reach is rejected without sign-in, and the error names the settings for sign-in", () => {
    expect(() => environment({ HOST: "192.168.1.5" })).toThrow(/other machines can reach[\s\S]*POSTURE_OIDC_ISSUER/);
    expect(environment({ HOST: "192.168.1.5", ...SIGN_IN }).HOST).toBe("192.168.1.5");
  });

  test("incomplete sign-in settings are rejected, with the missing ones", () => {
    const { POSTURE_SESSION_SECRET: _, ...half } = SIGN_IN;
    expect(() => environment(half)).toThrow("Sign-in also needs POSTURE_SESSION_SECRET.");
  });

  test("a secret that is too short is rejected without being shown", () => {
    const short = () => environment({ ...SIGN_IN, POSTURE_SESSION_SECRET: "hunter2" });
    expect(short).toThrow("POSTURE_SESSION_SECRET");
    expect(short).not.toThrow(/hunter2/);
  });

  test("all invalid variables are reported at once, without the password of a database address", () => {
    const wrong = () => environment({ PORT: "x", DATABASE_URL: "mysql://me:secret@db/x" });
    expect(wrong).toThrow(/PORT is "x"[\s\S]*DATABASE_URL is "mysql:\/\/…@db\/x"/);
    expect(wrong).not.toThrow(/secret/);
  });
});
