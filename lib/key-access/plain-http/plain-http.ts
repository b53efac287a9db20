import { type PolicyStatement, readKeyPolicy } from "#lib/domain/key-policy.ts";
import type { Store } from "#lib/domain/store.ts";
import type { Caller, Decision, StatementReference } from "../policy/decision.ts";
import { evaluatePolicy } from "../policy/evaluate-policy.ts";

/** Whether a bucket policy denies reading and writing objects without TLS. */
export type PlainHttp =
  | { readonly kind: "denied"; readonly by: readonly StatementReference[]; readonly reason: string }
  | { readonly kind: "let-in"; readonly reason: string }
  | { readonly kind: "cannot-tell"; readonly reason: string };

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
  if (!policy) return cannotTell("The bucket policy was not read in this scan.");
  if (policy.kind === "not-offered") return cannotTell(policy.reason);
  if (policy.kind === "unreadable") {
    return cannotTell(
      `The bucket policy could not be read: ${policy.failure.operation} failed with ${policy.failure.code}.`,
    );
  }
  if (policy.value === null) return letIn("The bucket has no bucket policy: S3 then accepts unencrypted HTTP.");
  const statements = readKeyPolicy(policy.value);
  if (!statements) return cannotTell("The bucket policy is not a policy document.");

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
  if (open) return letIn(`The bucket policy does not deny ${open.action} over unencrypted HTTP ${to(open.caller)}.`);
  const by: StatementReference[] = [];
  for (const { decision, action } of requests) {
    if (decision.kind === "denied") {
      if (!by.some(({ index }) => index === decision.by.index)) by.push(decision.by);
      continue;
    }
    const [first] = decision.kind === "cannot-tell" ? decision.obstacles : [];
    const why = first ? `: ${called(first.at)} may not apply, because ${first.because}` : "";
    return cannotTell(`Whether ${action} is denied over unencrypted HTTP is unknown${why}.`);
  }
  const names = by.map(called).join(" and ");
  const reason = `TLS is required: ${names} ${by.length === 1 ? "denies" : "deny"} reading and writing objects over unencrypted HTTP for all principals.`;
  return { kind: "denied", by, reason };
}

/** A statement by its Sid, or by its index. */
const called = ({ index, statement }: StatementReference): string =>
  statement.sid ? `statement ${statement.sid}` : `statement ${index + 1}`;

const to = (caller: Caller): string =>
  caller.kind === "account" ? "to the identities of the account" : "to identities of other accounts";

const letIn = (reason: string): PlainHttp => ({ kind: "let-in", reason });
const cannotTell = (reason: string): PlainHttp => ({ kind: "cannot-tell", reason });
