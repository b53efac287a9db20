/** The AWS services that the scanner reads, by the name of their SDK client. */
export const SERVICES = [
  "bedrock",
  "bedrock-agent",
  "bedrock-agent-runtime",
  "bedrock-runtime",
  "bedrock-data-automation",
  "bedrock-agentcore",
  "bedrock-agentcore-control",
  "agent-registry-control",
  "datazone",
  "s3",
  "opensearch",
  "opensearchserverless",
  "rds",
  "secrets-manager",
  "cloudwatch-logs",
  "s3vectors",
  "neptune-graph",
  "kendra",
  "redshift",
  "redshift-serverless",
  "lambda",
  "kms",
  "sts",
  "ec2",
  "cloudtrail",
  "cloudwatch",
  "eventbridge",
  "sns",
  "ssm",
] as const;
export type Service = (typeof SERVICES)[number];

/**
 * Any SDK command whose response is `Output`: the part of the SDK's `CommandIO` type from which TypeScript infers the
 * output, so that a wrong member name in the catalogue does not compile.
 */
export interface Command<Output> {
  readonly input: object;
  resolveMiddleware(...args: never[]): (args: never) => Promise<{ output: Output }>;
}

/** One call to AWS, ready to be sent. */
export interface Request<Output> {
  readonly service: Service;
  /** The IAM action that it needs: bundlers change class names, and not every action has the name of its operation. */
  readonly permission: string;
  readonly command: Command<Output>;
}

/**
 * The operation's name as AWS writes it in IAM and CloudTrail, e.g. `bedrock:GetAgent`. The prefix is that of
 * the IAM action; the name comes from the command's runtime schema, which survives bundlers (class names do not).
 */
export function operationOf({ command, permission }: Request<unknown>): string {
  const schema: unknown = "schema" in command ? command.schema : undefined;
  const name: unknown = Array.isArray(schema) ? schema[2] : undefined;
  const [prefix, action] = permission.split(":");
  return `${prefix}:${typeof name === "string" ? name : action}`;
}
