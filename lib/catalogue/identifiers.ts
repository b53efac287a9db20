/** The part of an ARN after its last colon: a bucket, log group or domain name. */
export const lastColon = (arn: string): string => arn.slice(arn.lastIndexOf(":") + 1);

/**
 * An ARN, or the end of one, composed from values in AWS's responses.
 *
 * @throws TypeError where a part is missing or is not text: a resource without an id cannot be identified
 */
export function composed(texts: TemplateStringsArray, ...parts: readonly unknown[]): string {
  if (!parts.every((part) => typeof part === "string" && part !== "")) throw new TypeError("An id is no text");
  return String.raw({ raw: texts }, ...parts);
}
