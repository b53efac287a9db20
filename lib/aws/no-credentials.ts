import { getProfileName, parseKnownFiles } from "@smithy/core/config";
import { reasonOf } from "./reason.ts";

type Profiles = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;
type Environment = Readonly<Record<string, string | undefined>>;

/** The SDK's credential chain gave none. The message has the provider, the cause and the remedy. */
export class NoCredentials extends Error {
  override readonly name = "CredentialsProviderError";
}

/** A provider of the chain, and why it gave nothing. */
interface Step {
  readonly provider: string;
  readonly reason: string;
}

/**
 * Explains which credential provider failed, why, and what to do.
 *
 * @param thrown what the chain ended with
 * @param trail the log messages of the providers
 */
export async function whyNoCredentials(
  thrown: unknown,
  trail: readonly string[],
  environment: Environment = process.env,
): Promise<string> {
  const profiles: Profiles = await parseKnownFiles({});
  const steps = readTrail(trail);
  const reasonFrom = (provider: string) =>
    steps.find((step) => step.provider === provider && step.reason !== "")?.reason ?? reasonOf(thrown);
  const name = getProfileName({});
  const profile = profiles[name];
  if (environment.AWS_PROFILE && !profile) return unknownProfile(name, profiles);
  if (profile && Object.keys(profile).some((setting) => CREDENTIAL_SETTINGS.test(setting))) {
    return whyProfile(name, profiles, reasonFrom("fromIni"));
  }
  const { AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: role } = environment;
  if (file) {
    const why = role ? reasonFrom("fromTokenFile") : "AWS_ROLE_ARN is not set";
    return `The web identity token ${file} (AWS_WEB_IDENTITY_TOKEN_FILE) provides no credentials: ${why}.`;
  }
  if (environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI || environment.AWS_CONTAINER_CREDENTIALS_FULL_URI) {
    return `The role of this container provides no credentials: ${reasonFrom("remoteProvider")}.`;
  }
  if (environment.AWS_ACCESS_KEY_ID && !environment.AWS_SECRET_ACCESS_KEY) {
    return "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not, so that no credentials were found.";
  }
  if (environment.AWS_PROFILE) {
    return `The profile "${name}" (AWS_PROFILE) has no credentials and names no source of them, such as sso_session, role_arn or credential_process.`;
  }
  return "No credentials were found in environment variables (AWS_ACCESS_KEY_ID …), in a profile or from a role of this machine. Set up the default profile with `aws configure sso`, or set AWS_PROFILE and start this program again.";
}

const CREDENTIAL_SETTINGS = /^(aws_|role_arn|source_profile|credential_|sso_|web_identity|login_session)/;
const PROVIDER = /^@aws-sdk\/credential-provider-node - defaultProvider::(\w+)/;
const REASON = /^@smithy\/property-provider (?:->|\(!\)) (.*)/s;

/** The first reason of each provider is that of what it was asked for; those after it come from what it tried next. */
function readTrail(trail: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  let provider = "";
  for (const line of trail) {
    provider = PROVIDER.exec(line)?.[1] ?? provider;
    const reason = REASON.exec(line)?.[1];
    if (reason !== undefined) steps.push({ provider, reason: reasonOf(new Error(reason)) });
  }
  return steps;
}

const MOST_NAMES = 6;

function unknownProfile(name: string, profiles: Profiles): string {
  const names = Object.keys(profiles).filter((each) => !each.includes("."));
  const some = names.slice(0, MOST_NAMES).join(", ");
  const known = names.length > MOST_NAMES ? `${some} …` : some;
  return `There is no profile "${name}" (AWS_PROFILE) in the AWS config and credentials files. ${known ? `They have: ${known}.` : "They have none."}`;
}

function whyProfile(name: string, profiles: Profiles, reason: string): string {
  const { path, end } = followSources(name, profiles);
  const profile = profiles[path.at(-1) ?? name];
  switch (end) {
    case "missing":
      return `The profile "${name}" provides no credentials: its source_profile "${path.at(-1)}" does not exist.`;
    case "circle":
      return `The profile "${name}" provides no credentials: source_profile goes round in a circle (${path.join(" → ")}).`;
    case "source": {
      const isSso = Object.keys(profile ?? {}).some((setting) => setting.startsWith("sso_"));
      if (!isSso || !/session|token|expired/i.test(reason))
        return `The profile "${name}" provides no credentials: ${reason}.`;
      // A session with a name is renewed if its cached token can be refreshed.
      const state = /expired|cannot refresh/i.test(reason) ? "has expired" : "is not open";
      return `The profile "${name}" provides no credentials: its SSO session ${state}. Run \`aws sso login --profile ${path.at(-1)}\`, then run the scan again.`;
    }
  }
}

interface Sources {
  /** From the profile to the one that has credentials of its own, or to where that search ends. */
  readonly path: readonly string[];
  readonly end: "source" | "missing" | "circle";
}

function followSources(name: string, profiles: Profiles): Sources {
  const path = [name];
  for (let source = profiles[name]?.source_profile; source !== undefined; source = profiles[source]?.source_profile) {
    const isCircle = path.includes(source);
    const isOwn = source === path.at(-1) && profiles[source]?.aws_access_key_id !== undefined;
    if (isOwn) break;
    path.push(source);
    if (isCircle) return { path, end: "circle" };
    if (!profiles[source]) return { path, end: "missing" };
  }
  return { path, end: "source" };
}
