import { expect, test } from "vitest";
import { demoEnvironment } from "#lib/cli/demo/demo-environment.ts";
import { isDemoAccount } from "./demo-account.ts";

const DEMO = { POSTURE_DEMO: "on", AWS_ENDPOINT_URL: "http://127.0.0.1:4123" };

test("the dashboard of the demo says that it is one", () => {
  expect(isDemoAccount(demoEnvironment({}, "http://127.0.0.1:4123", "file:demo.db"))).toBe(true);
  expect(isDemoAccount({ ...DEMO, AWS_ENDPOINT_URL: "http://[::1]:4123" })).toBe(true);
});

test.each([
  ["without the setting of the demo", { POSTURE_DEMO: undefined }],
  ["without an endpoint", { AWS_ENDPOINT_URL: undefined }],
  ["at an endpoint of AWS", { AWS_ENDPOINT_URL: "https://kms.us-east-1.amazonaws.com" }],
  ["at a host that only begins like this machine", { AWS_ENDPOINT_URL: "http://127.0.0.1.example.com" }],
  ["where one service has another endpoint", { AWS_ENDPOINT_URL_KMS: "https://kms.us-east-1.amazonaws.com" }],
  ["where the SDK ignores endpoints", { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "True" }],
])("a real account is never called the demo: %s", (_, change) => {
  expect(isDemoAccount({ ...DEMO, ...change })).toBe(false);
});
