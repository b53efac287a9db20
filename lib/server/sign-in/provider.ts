import "server-only";
import * as oidc from "openid-client";
import { processGlobal } from "../process-global.ts";
import { clientAuthentication } from "./client-authentication.ts";
import type { SignInSettings } from "./settings.ts";
import { SignInError } from "./sign-in-error.ts";

/**
 * The least time between two discoveries of a failed provider, in milliseconds: anonymous requests must not cause
 * calls.
 */
const PAUSE_MS = 5_000;

/** The metadata that sign-in needs beyond the library's requirements. */
const ENDPOINTS = ["authorization_endpoint", "token_endpoint", "jwks_uri"] as const;

interface Discovery {
  readonly configuration: Promise<oidc.Configuration>;
  /** Null while it is running, and once it has succeeded. */
  failedAt: number | null;
}

/**
 * The OpenID Connect provider, discovered at its first use, once for all concurrent requests.
 *
 * @param now in milliseconds
 * @throws the library's errors when the provider cannot be reached or its issuer differs; SignInError when it lacks
 * required metadata
 */
export function provider(settings: SignInSettings, now = Date.now()): Promise<oidc.Configuration> {
  const discoveries = processGlobal("oidc-discoveries", () => new Map<string, Discovery>());
  const known = discoveries.get(settings.issuer);
  if (known && (known.failedAt === null || now - known.failedAt < PAUSE_MS)) return known.configuration;
  const discovery: Discovery = { configuration: discover(settings), failedAt: null };
  discovery.configuration.catch(() => {
    discovery.failedAt = Date.now();
  });
  discoveries.set(settings.issuer, discovery);
  return discovery.configuration;
}

async function discover(settings: SignInSettings): Promise<oidc.Configuration> {
  const { issuer, clientId, timeoutS } = settings;
  const isPlain = new URL(issuer).protocol === "http:";
  const configuration = await oidc.discovery(
    new URL(issuer),
    clientId,
    undefined,
    (metadata, ...request) => clientAuthentication(metadata, settings)(metadata, ...request),
    {
      timeout: timeoutS,
      // The environment allows http:// for loopback only. Signatures are verified although TLS protects the token too.
      execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
    },
  );
  const metadata = configuration.serverMetadata();
  const missing = ENDPOINTS.filter((name) => typeof metadata[name] !== "string");
  if (missing.length > 0) throw new SignInError("setup", `the provider's metadata names ${missing.join(", ")}`);
  // Rejected before any redirect to the provider.
  clientAuthentication(metadata, settings);
  return configuration;
}
