import { HOSTILE_TEXTS, hostile } from "./hostile-texts.ts";
import type { CannedAnswer, PassingRequest } from "./proxy.ts";

/** Members with names or descriptions by people, in any service; a scan uses none of them in a further call. */
const TOLD = new Set([
  "name",
  "agentName",
  "agentAliasName",
  "aliasName",
  "flowName",
  "modelName",
  "jobName",
  "guardrailName",
  "projectName",
  "blueprintName",
  "description",
  "Description",
  "message",
  "Message",
  "errorMessage",
  "failureReasons",
  "Username",
  "Value",
  "TagValue",
  "Name",
  "TopicName",
  "AlarmName",
  "filterName",
  "Sid",
  "status",
  "agentStatus",
]);
/** Where such a member is the input of the next call. */
const ASKED_BY = /^AWSEvents|s3|redshift|CredentialProvider/i;
/** States in which nothing is stored (yet): a verdict follows from them. */
const MEANS_SOMETHING = /fail|creat|stop/i;

/** The answer of an account in which every name, description, message, policy, grant and event is an attack. */
export function makeHostile(request: PassingRequest, answer: CannedAnswer): CannedAnswer {
  const headers = { ...answer.headers, "x-amzn-requestid": "=1+1|<script>alert(1)</script>" };
  if (!answer.body.startsWith("{")) return { ...answer, headers };
  const isPolicy = request.service === "s3" && answer.body.includes('"Statement"');
  const body = isPolicy ? hostilePolicy(answer.body) : JSON.stringify(rewrite(JSON.parse(answer.body), request));
  return { ...answer, headers, body };
}

function rewrite(value: unknown, request: PassingRequest, member = ""): unknown {
  if (typeof value === "string") return rewriteText(value, request, member);
  if (Array.isArray(value)) return value.map((item) => rewrite(item, request, member));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, rewrite(item, request, name)] as const);
  const isMap = /^(tags|EncryptionContext(Subset|Equals))$/i.test(member);
  const planted = HOSTILE_TEXTS.map((text, index) => [text, HOSTILE_TEXTS.at(-index) ?? ""] as const);
  // fromEntries defines own members, `__proto__` too, as JSON.parse does.
  return Object.fromEntries(isMap ? [...entries, ...planted] : entries);
}

function rewriteText(text: string, request: PassingRequest, member: string): string {
  if (member === "Policy" || member === "policy") return hostilePolicy(text);
  if (member === "CloudTrailEvent") return hostileEvent(text);
  if (!TOLD.has(member) || text.startsWith("alias/aws/") || text.startsWith("arn:")) return text;
  if (/status/i.test(member) && MEANS_SOMETHING.test(text)) return text;
  return ASKED_BY.test(request.operation) || ASKED_BY.test(request.service) ? text : hostile(text);
}

/** The policy with hostile statement ids, and a statement of 100 kB that allows nothing. */
function hostilePolicy(text: string): string {
  const policy = policyIn(text);
  if (!policy) return text;
  const statements = [policy.Statement]
    .flat()
    .map((statement, index) => ({ ...statement, Sid: hostile(`sid ${index}`) }));
  const values = HOSTILE_TEXTS.filter((each) => each.length < 1000);
  const condition = Object.fromEntries([...values, "kms:EncryptionContext:__proto__"].map((each) => [each, values]));
  const planted = {
    Sid: hostile("planted"),
    Effect: "Deny",
    Principal: { AWS: values.map((each) => `arn:aws:iam::666666666666:role/${each}`) },
    Action: values.map((each) => `kms:${each}`),
    Resource: values,
    Condition: Object.fromEntries([
      ["StringEquals", condition],
      ["__proto__", condition],
      ["constructor", condition],
    ]),
  };
  return JSON.stringify({ ...policy, Id: hostile("id"), Statement: [...statements, planted] });
}

/** A policy may be invalid JSON: the demo account has such a bucket. */
function policyIn(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function hostileEvent(text: string): string {
  const record = JSON.parse(text);
  const context = Object.fromEntries(HOSTILE_TEXTS.map((each) => [each, each]));
  const { userIdentity, requestParameters } = record;
  return JSON.stringify({
    ...record,
    userAgent: hostile(String(record.userAgent)),
    errorMessage: hostile("message"),
    requestParameters: {
      ...requestParameters,
      encryptionContext: { ...context, ...requestParameters?.encryptionContext },
    },
    userIdentity: userIdentity?.arn
      ? { ...userIdentity, arn: `${userIdentity.arn}${hostile("session")}` }
      : userIdentity,
  });
}
