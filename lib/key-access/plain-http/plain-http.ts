import { type Explanation, explainWith, type Sentences } from "#lib/domain/explanation.ts";
import { type PolicyStatement, readKeyPolicy } from "#lib/domain/key-policy.ts";
import { clauseText, type PolicyClause } from "#lib/domain/policy-clauses.ts";
import type { Store } from "#lib/domain/store.ts";
import type { Caller, Decision, StatementReference } from "../policy/decision.ts";
import { evaluatePolicy } from "../policy/evaluate-policy.ts";

interface PlacedStatement {
  /** Place in the policy, from 0. */
  readonly index: number;
  readonly sid: string | null;
}

interface OpenAction {
  readonly action: string;
}

export const PLAIN_HTTP_SENTENCES = {
  "policy-not-in-scan": () => "This scan did not call s3:GetBucketPolicy: whether the bucket requires TLS is unknown.",
  "policy-not-offered": () =>
    "s3:GetBucketPolicy does not return the policy of this bucket: whether it requires TLS is unknown.",
  "policy-not-read": ({ operation, errorCode }: { readonly operation: string; readonly errorCode: string }) =>
    `${operation} failed with ${errorCode}: whether the bucket requires TLS is unknown.`,
  "policy-not-valid": () =>
    "s3:GetBucketPolicy returned a text that is not a policy document: whether the bucket requires TLS is unknown.",
  "no-policy": () => "s3:GetBucketPolicy returned no bucket policy: S3 then accepts unencrypted HTTP.",
  "http-not-denied": ({ action, to }: OpenAction & { readonly to: "own-account" | "other-accounts" }) =>
    `s3:GetBucketPolicy returned a policy that does not deny ${action} over unencrypted HTTP ${to === "own-account" ? "to the identities of the account" : "to identities of other accounts"}.`,
  "http-unknown": ({ action, at, because }: OpenAction & Obstructed) =>
    `Whether the policy that s3:GetBucketPolicy returned denies ${action} over unencrypted HTTP is unknown${at === null ? "" : `: ${called(at)} may not apply, because ${clauseText(because ?? "")}`}.`,
  "http-denied": ({ by }: { readonly by: readonly PlacedStatement[] }) =>
    `s3:GetBucketPolicy returned a policy that requires TLS: ${by.map(called).join(" and ")} ${by.length === 1 ? "denies" : "deny"} reading and writing objects over unencrypted HTTP for all principals.`,
} satisfies Sentences;

/** The statement that may not apply, and why; its words in older findings. */
interface Obstructed {
  readonly at: PlacedStatement | null;
  readonly because: PolicyClause | string | null;
}

const explain = explainWith(PLAIN_HTTP_SENTENCES);
type Reason = Explanation<keyof typeof PLAIN_HTTP_SENTENCES>;

/** Whether a bucket policy denies reading and writing objects without TLS. */
export type PlainHttp =
  | { readonly kind: "denied"; readonly by: readonly StatementReference[]; readonly reason: Reason }
  | { readonly kind: "let-in"; readonly reason: Reason }
  | { readonly kind: "cannot-tell"; readonly reason: Reason };

/** An identity of an unrelated account, as a sample of all other accounts. */
const OUTSIDER = "arn:aws:iam::999999999999:role/outsider";
const ACTIONS = ["s3:GetObject", "s3:PutObject"] as const;
/** An object key that no statement contains. */
const ANY_OBJECT = "any-object/of-bedrock-posture";

/**
 * Allows everything, so that only Deny statements decide: an identity policy or an access control list may allow what
 * the bucket policy does not.
 */
const ALLOW_ALL =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}';

/** Whether the policy of a bucket requires TLS. */
export function plainHttp({ reference, policy }: Store, accountId: string): PlainHttp {
  if (!policy) return cannotTell(explain("policy-not-in-scan"));
  if (policy.kind === "not-offered") return cannotTell(explain("policy-not-offered"));
  if (policy.kind === "unreadable") {
    const { operation, code: errorCode } = policy.failure;
    return cannotTell(explain("policy-not-read", { operation, errorCode }));
  }
  if (policy.value === null) return letIn(explain("no-policy"));
  const statements = readKeyPolicy(policy.value);
  if (!statements) return cannotTell(explain("policy-not-valid"));

  return conclude(decideAll([...statements, ...(readKeyPolicy(ALLOW_ALL) ?? [])], reference.id, accountId));
}

interface DecidedRequest {
  readonly caller: Caller;
  readonly action: string;
  readonly decision: Decision;
}

function decideAll(
  statements: readonly PolicyStatement[],
  bucketArn: string,
  accountId: string,
): readonly DecidedRequest[] {
  const callers: readonly Caller[] = [
    { kind: "account", accountId },
    { kind: "principal", arn: OUTSIDER },
  ];
  const [resource, context] = [`${bucketArn}/${ANY_OBJECT}`, { "aws:securetransport": ["false"] }];
  return callers.flatMap((caller) =>
    ACTIONS.map((action) => ({
      caller,
      action,
      decision: evaluatePolicy(statements, { caller, action, resource, context }),
    })),
  );
}

/** One allowed request decides; otherwise one unknown decision does. */
function conclude(requests: readonly DecidedRequest[]): PlainHttp {
  const open = requests.find(({ decision: { kind } }) => kind === "allowed" || kind === "left-to-iam");
  if (open) {
    const to = open.caller.kind === "account" ? "own-account" : "other-accounts";
    return letIn(explain("http-not-denied", { action: open.action, to }));
  }
  const by: StatementReference[] = [];
  for (const { decision, action } of requests) {
    if (decision.kind === "denied") {
      if (!by.some(({ index }) => index === decision.by.index)) by.push(decision.by);
      continue;
    }
    const [first] = decision.kind === "cannot-tell" ? decision.obstacles : [];
    const obstructed = { at: first ? placeOf(first.at) : null, because: first?.because ?? null };
    return cannotTell(explain("http-unknown", { action, ...obstructed }));
  }
  return { kind: "denied", by, reason: explain("http-denied", { by: by.map(placeOf) }) };
}

const placeOf = ({ index, statement }: StatementReference): PlacedStatement => ({ index, sid: statement.sid });

/** A statement by its Sid, or by its place as people count. */
const called = ({ index, sid }: PlacedStatement): string => (sid ? `statement ${sid}` : `statement ${index + 1}`);

const letIn = (reason: Reason): PlainHttp => ({ kind: "let-in", reason });
const cannotTell = (reason: Reason): PlainHttp => ({ kind: "cannot-tell", reason });
