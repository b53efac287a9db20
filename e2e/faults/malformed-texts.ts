/** Replacements for an ARN, an id, a Region or an account: any of them may decide where the next call goes. */
export const MALFORMED: readonly unknown[] = [
  "",
  " ",
  "evil",
  "us-evil-1",
  "cn-north-1",
  "us-east-1.evil.example/#",
  "../../evil",
  "a b\r\nhost: evil.example",
  "\u0000",
  "\ud800",
  "__proto__",
  "constructor",
  "x".repeat(10_000),
  "arn:",
  "arn:aws",
  "arn:aws:kms",
  "arn:aws:kms::123456789012:key/evil",
  "arn:aws:kms:evil:123456789012:key/evil",
  "arn:aws:kms:us-east-1::key/evil",
  "arn:aws:kms:us-east-1:evil:key/evil",
  "arn:aws:kms:us-east-1:123456789012:",
  "arn:aws-cn:kms:cn-north-1:123456789012:key/evil",
  "arn:evil:kms:us-east-1:123456789012:key/evil",
  "arn:aws:logs:evil:123456789012:log-group:evil",
  "arn:aws:sns:evil:123456789012:evil",
  "arn:aws:secretsmanager:evil:123456789012:secret:evil",
  "arn:aws:rds:evil:123456789012:cluster:evil",
  "arn:aws:s3:::",
  "alias/",
  "key/",
  7,
  {},
  [],
  true,
];

const NAMES = /(arn|id|identifier|region|account|bucket|uri|location|constraint|name|target|token|marker)s?$/i;
const LOOKS = /^(arn:|s3:|alias\/|[a-z]{2}(-[a-z]+)+-\d$|\d{12}$|[A-Z0-9]{10}$|[0-9a-f-]{36}$)/;

/**
 * Replaces ARNs, ids, Regions and what else names something in an answer of the SDK.
 *
 * @param pick is asked for each of them: what to put in its place; undefined leaves it as it is
 */
export function malform(value: unknown, pick: () => unknown, member = ""): unknown {
  if (typeof value === "string") {
    if (!NAMES.test(member) && !LOOKS.test(value)) return value;
    const picked = pick();
    return picked === undefined ? value : picked;
  }
  if (Array.isArray(value)) return value.map((item) => malform(item, pick, member));
  if (typeof value !== "object" || value === null || value instanceof Date || member === "$metadata") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, malform(item, pick, name)]));
}
