import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { loadSharedConfigFiles } from "@smithy/core/config";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import { explainCredentialProcesses } from "./credential-process.ts";
import { NoCredentials, whyNoCredentials } from "./no-credentials.ts";

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
  // The SDK keeps these files in memory for as long as the process lives; whoever asks from now on gets what is read here.
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
