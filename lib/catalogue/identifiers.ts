/** The part of an ARN after its last colon: a bucket, log group or domain name. */
export const lastColon = (arn: string): string => arn.slice(arn.lastIndexOf(":") + 1);

/**
 * An ARN, or the end of one, that is put together from what AWS's answers name.
 *
 * @throws TypeError where one of its parts is missing or is no text: a resource without an id is none
 */
export function composed(texts: TemplateStringsArray, ...parts: readonly unknown[]): string {
  if (!parts.every((part) => typeof part === "string" && part !== "")) throw new TypeError("An id is no text");
  return String.raw({ raw: texts }, ...parts);
}
