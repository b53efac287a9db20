import { exec } from "node:child_process";
import { promisify } from "node:util";
import { STSClient } from "@aws-sdk/client-sts";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { externalDataInterceptor, loadSharedConfigFiles } from "@smithy/core/config";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import { NoCredentials, whyNoCredentials } from "./no-credentials.ts";

/** Credentials and Region from the SDK's variables and files, for all clients of a reader. */
export interface SdkSettings {
  readonly credentials: Credentials;
  readonly region: () => Promise<string>;
}

/** Used where neither environment nor profile names a Region. */
const FALLBACK_REGION = "us-east-1";

/** Takes the default credential chain and Region from the SDK itself, so that both mean what they mean everywhere. */
export function sdkSettings(requestHandler: NodeHttpHandler): SdkSettings {
  const credentials = currentCredentials(requestHandler);
  const { config } = new STSClient({});
  return { credentials, region: () => config.region().catch(() => FALLBACK_REGION) };
}

/** The credentials that the SDK's default chain finds. */
export interface Credentials {
  readonly provide: AwsCredentialIdentityProvider;
  /** When those that were provided last end; null where that is not known. */
  expiration(): Date | null;
}

/**
 * The SDK's default chain, as variables and files are now. Its own clients (STS, IAM Identity Center) go the way of all
 * others. A failure says which provider failed and why.
 */
export function currentCredentials(requestHandler: NodeHttpHandler): Credentials {
  // The SDK caches these files for the life of the process; from here on it uses what is read now.
  void loadSharedConfigFiles({ ignoreCache: true });
  explainCredentialProcesses();
  let trail: string[] = [];
  const note = (line: unknown) => void trail.push(String(line));
  const chain = defaultProvider({
    clientConfig: { requestHandler },
    parentClientConfig: { requestHandler },
    logger: { debug: note, trace() {}, info() {}, warn() {}, error() {} },
  });
  let latest: AwsCredentialIdentity | null = null;
  return {
    async provide(properties) {
      try {
        latest = await chain(properties);
        return latest;
      } catch (thrown) {
        throw new NoCredentials(await whyNoCredentials(thrown, trail));
      } finally {
        trail = [];
      }
    },
    expiration: () => latest?.expiration ?? null,
  };
}

/** What `exec` of node:child_process rejects with. */
interface Ended {
  readonly code?: number | string | null;
  readonly signal?: string | null;
  readonly stderr?: string;
}

/**
 * Runs the `credential_process` of profiles for the SDK, whose own message of a failure is the command line, which may
 * hold secrets, and not the exit code.
 */
export function explainCredentialProcesses(): void {
  externalDataInterceptor.interceptToken(
    "exec",
    Object.assign(() => {}, { [promisify.custom]: run }),
  );
}

async function run(command: string): Promise<{ stdout: string; stderr: string }> {
  return promisify(exec)(command).catch(({ code, signal, stderr = "" }: Ended) => {
    const [line = ""] = stderr.split("\n").filter((each) => each.trim() !== "");
    const end = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
    throw new Error(`its credential_process ${end}${line && `: ${line.trim()}`}`);
  });
}
