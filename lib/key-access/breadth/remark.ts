import { type Explanation, explainWith, type Sentences } from "#lib/domain/explanation.ts";
import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { clauseText, type PolicyClause } from "#lib/domain/policy-clauses.ts";

/** The kind of a remark: each is evaluated by one control. */
export type RemarkKind = "open-to-others" | "service-without-source" | "free-grants" | "wide-administration";

interface OfStatement {
  /** The Sid, by which people find the statement. */
  readonly sid: string | null;
  /** Whether a Deny statement of the policy may restrict what this one allows. */
  readonly mayBeRestricted: boolean;
}

interface Principals extends OfStatement {
  /** The first principals of the statement, as they are in the policy; or `everyone`. */
  readonly who: readonly string[];
  readonly others: number;
}

const statement = ({ sid }: OfStatement) =>
  `${sid ? `Statement ${sid}` : "A statement without Sid"} of the key policy (kms:GetKeyPolicy)`;
const restricted = ({ mayBeRestricted }: OfStatement) =>
  mayBeRestricted ? " A Deny statement of the policy may restrict it." : "";
const whoOf = ({ who, others }: Principals) => `${who.join(", ")}${others > 0 ? ` and ${others} others` : ""}`;

/** What a statement allows whom, and which condition is missing. */
export const REMARK_SENTENCES = {
  "open-to-all": (of: OfStatement) =>
    `${statement(of)} grants access to all AWS accounts without a restricting condition.${restricted(of)}`,
  "open-to-external-account": (of: Principals) =>
    `${statement(of)} grants access to ${whoOf(of)} of an external account without a condition.${restricted(of)}`,
  "access-unknown": (of: Principals) =>
    `${statement(of)} has the principal ${whoOf(of)}: who gets access is unknown.${restricted(of)}`,
  "service-without-source": (of: Principals) =>
    `${statement(of)} allows ${whoOf(of)} to use the key on behalf of any account: no aws:SourceAccount, aws:SourceArn or encryption context restricts the source.${restricted(of)}`,
  "unrestricted-grants": (of: Principals) =>
    `${statement(of)} allows ${whoOf(of)} to create unrestricted grants: no condition limits grants to AWS services, a constraint or operations.${restricted(of)}`,
  "external-administration": (of: Principals) =>
    `${statement(of)} allows ${whoOf(of)} to change the key policy or delete the key.${restricted(of)}`,
  "usage-and-administration": (of: Principals) =>
    `${statement(of)} grants ${whoOf(of)} both key usage and key administration.${restricted(of)}`,
  "administration-unknown": (of: Principals) =>
    `${statement(of)} has the principal ${whoOf(of)}: who can administer the key is unknown.${restricted(of)}`,
  "not-understood": (of: OfStatement & { readonly because: PolicyClause | string }) =>
    `${statement(of)} is not understood: ${clauseText(of.because)}.`,
} satisfies Sentences;

export type RemarkCode = keyof typeof REMARK_SENTENCES;
export const explainRemark = explainWith(REMARK_SENTENCES);

/** A statement of a key policy that grants more access than it should, or may do so. */
export interface Remark {
  readonly kind: RemarkKind;
  /** Index of the statement, from 0. */
  readonly index: number;
  readonly answer: "fail" | "cannot-tell";
  readonly reason: Explanation<RemarkCode>;
}

/** What a review finds in a statement, before the other statements are considered. */
export interface Reviewed {
  readonly answer: Remark["answer"];
  readonly code: Exclude<RemarkCode, "not-understood">;
  readonly who: readonly string[];
}

/** Reviews one statement; null if there is nothing to remark. */
export type Review = (
  statement: PolicyStatement,
  /** The account of the key. */
  accountId: string,
) => Reviewed | null;
