import { ACCOUNT_ID } from "./identity.ts";

/** The policy of a bucket; null for a bucket without one. */
export type BucketPolicy = string | "denied" | null;

type Statement = Readonly<Record<string, unknown>>;

const PLAIN = { Bool: { "aws:SecureTransport": "false" } };
const arnOf = (name: string) => `arn:aws:s3:::${name}`;
const both = (name: string) => [arnOf(name), `${arnOf(name)}/*`];

/** What most of the company's buckets have. */
const denyPlain = (name: string): Statement => ({
  Sid: "DenyPlainHttp",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: both(name),
  Condition: PLAIN,
});

/** Lets Bedrock write invocation logs, as AWS documents it. */
const allowLogs = (name: string): Statement => ({
  Sid: "AmazonBedrockLogsWrite",
  Effect: "Allow",
  Principal: { Service: "bedrock.amazonaws.com" },
  Action: ["s3:PutObject"],
  Resource: [`${arnOf(name)}/AWSLogs/${ACCOUNT_ID}/BedrockModelInvocationLogs/*`],
  Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT_ID } },
});

/** Allows over TLS, which denies nothing: whom an IAM policy allows still comes in over plain HTTP. */
const allowSecure = (name: string): Statement => ({
  Sid: "AllowOverTls",
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:root` },
  Action: "s3:*",
  Resource: both(name),
  Condition: { Bool: { "aws:SecureTransport": "true" } },
});

/** Everybody but the exporter. */
const denyPlainExcept = (name: string): Statement => ({
  ...denyPlain(name),
  Principal: undefined,
  NotPrincipal: { AWS: [`arn:aws:iam::${ACCOUNT_ID}:root`, `arn:aws:iam::${ACCOUNT_ID}:role/exporter`] },
});

const denyOldTls = (name: string): Statement => ({
  ...denyPlain(name),
  Sid: "DenyOldTls",
  Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
});

/** Buckets with a policy of their own kind; all others have `denyPlain` alone. */
const OWN: Readonly<Record<string, (name: string) => readonly Statement[] | BucketPolicy>> = {
  "aldermere-legacy-us": () => null,
  "aldermere-fraud-pilot": () => null,
  "aldermere-recht-eu": () => null,
  "aldermere-training-ap": () => "denied",
  "aldermere-archive-us": () => '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":',
  "aldermere-holdout-us": (name) => [allowSecure(name)],
  "aldermere-partner-exchange-us": (name) => [denyPlainExcept(name)],
  "aldermere-kb-media-us": (name) => [{ ...denyPlain(name), Action: "s3:GetObject" }],
  "aldermere-repair-shops-us": (name) => [{ ...denyPlain(name), Resource: arnOf(name) }],
  "aldermere-graph-us": (name) => [{ ...denyPlain(name), Resource: `${arnOf(name)}/exports/*` }],
  "aldermere-large-payloads-us": (name) => [allowLogs(name), denyOldTls(name)],
  "aldermere-recordings-us": (name) => [{ ...denyPlain(name), Principal: { AWS: ACCOUNT_ID } }],
  "aldermere-invocation-logs-us": (name) => [allowLogs(name), denyPlain(name)],
  "aldermere-invocation-logs-eu": (name) => [allowLogs(name)],
  "aldermere-training-us": (name) => [denyPlain(name), denyOldTls(name)],
  "aldermere-documents-eu": (name) => [{ ...denyPlain(name), Condition: { BoolIfExists: PLAIN.Bool } }],
};

export function bucketPolicy(name: string): BucketPolicy {
  const own = OWN[name]?.(name);
  if (own === null || typeof own === "string") return own;
  return JSON.stringify({ Version: "2012-10-17", Statement: own ?? [denyPlain(name)] });
}
