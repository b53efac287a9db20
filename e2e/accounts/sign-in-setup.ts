import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { closeDatabase } from "#lib/server/database.ts";
import { forgetProcessGlobal } from "#lib/server/process-global.ts";
import { type HostileProvider, startHostileProvider } from "./hostile-provider.ts";

/** Settings, a provider that makes everybody an operator, and a database, for the tests of a file. */
export interface SignInSetup {
  readonly provider: HostileProvider;
  readonly databaseFile: string;
}

/** Call it at the top of a test file; what it returns is there once the tests run. */
export function setUpSignIn(): SignInSetup {
  const folder = mkdtempSync(join(tmpdir(), "posture-enter-"));
  const databaseFile = join(folder, "posture.db");
  let provider: HostileProvider;
  beforeAll(async () => {
    provider = await startHostileProvider();
    vi.stubEnv("POSTURE_URL", "https://posture.example.com");
    vi.stubEnv("POSTURE_OIDC_ISSUER", provider.issuer);
    vi.stubEnv("POSTURE_OIDC_CLIENT_ID", "bedrock-posture");
    vi.stubEnv("POSTURE_SESSION_SECRET", "0123456789abcdef0123456789abcdef");
    vi.stubEnv("POSTURE_OPERATORS", "ops");
    vi.stubEnv("DATABASE_URL", `file:${databaseFile}`);
  });
  beforeEach(() => {
    vi.restoreAllMocks();
    provider.behave({ claims: { groups: ["ops"] } });
    for (const limit of ["failed sign-in", "refusal record"]) forgetProcessGlobal(`limit-${limit}`);
  });
  afterAll(async () => {
    await closeDatabase();
    await provider.close();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  return {
    get provider() {
      return provider;
    },
    databaseFile,
  };
}
