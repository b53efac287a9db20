import type { Request } from "#lib/catalogue/request.ts";

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
