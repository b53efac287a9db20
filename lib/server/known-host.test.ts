import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isKnownHost } from "./known-host.ts";

beforeEach(() => {
  vi.stubEnv("POSTURE_URL", "https://posture.example.com");
  vi.stubEnv("POSTURE_OIDC_ISSUER", "https://id.example.com");
  vi.stubEnv("POSTURE_OIDC_CLIENT_ID", "posture");
  vi.stubEnv("POSTURE_SESSION_SECRET", "x".repeat(32));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  "posture.example.com",
  "POSTURE.example.com",
  "posture.example.com:443",
  "posture.example.com:",
  "localhost",
  "127.0.0.1:80",
  "[::1]:3000",
])("%s is known: the host of POSTURE_URL also with the port that its scheme implies", (host) =>
  expect(isKnownHost(host)).toBe(true),
);

test.each([
  ...["posture.example.com:80", "posture.example.com.", "x@posture.example.com", ""],
  ...[
    "posture.example.com/",
    "posture.example.com?",
    "posture.example.com\\",
    "posture.example.com evil",
    "evil.example",
  ],
])("%j is not", (host) => expect(isKnownHost(host)).toBe(false));
