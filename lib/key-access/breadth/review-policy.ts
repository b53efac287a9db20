import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { matches, piecesOf } from "../policy/pattern.ts";
import { explainRemark, type Remark, type RemarkKind, type Review, type Reviewed } from "./remark.ts";
import {
  freeGrants,
  NAME_THE_CALLER,
  openToOthers,
  serviceWithoutSource,
  wideAdministration,
} from "./statement-reviews.ts";

const REVIEWS: Readonly<Record<RemarkKind, Review>> = {
  "open-to-others": openToOthers,
  "service-without-source": serviceWithoutSource,
  "free-grants": freeGrants,
  "wide-administration": wideAdministration,
};
const KINDS: readonly RemarkKind[] = ["open-to-others", "service-without-source", "free-grants", "wide-administration"];

/**
 * Reviews the statements of a key policy for access that they should not grant. A statement that is not understood gets
 * an unknown remark of every kind.
 *
 * @param accountId the account of the key
 */
export function reviewPolicy(
  statements: readonly PolicyStatement[],
  accountId: string,
  kinds: readonly RemarkKind[] = KINDS,
): readonly Remark[] {
  return statements.flatMap((statement, index) =>
    kinds.flatMap((kind): readonly Remark[] => {
      const found = REVIEWS[kind](statement, accountId);
      const remark = found ? remarkOf(found, statement, statements) : notUnderstood(statement);
      return remark ? [{ kind, index, ...remark }] : [];
    }),
  );
}

type Remarked = Pick<Remark, "answer" | "reason">;

/** The principals that a remark names, beside the number of the others. */
const NAMED = 3;

function remarkOf(
  { answer, code, who }: Reviewed,
  statement: PolicyStatement,
  statements: readonly PolicyStatement[],
): Remarked {
  const isSure = answer === "fail" && !isFlawed(statement);
  const mayBeRestricted = isSure && isNarrowed(statement, statements);
  return {
    answer: isSure && !mayBeRestricted ? "fail" : "cannot-tell",
    reason: explainRemark(code, {
      ...{ sid: statement.sid, mayBeRestricted },
      ...{ who: who.slice(0, NAMED), others: Math.max(0, who.length - NAMED) },
    }),
  };
}

const isFlawed = ({ flaws, effect }: PolicyStatement) => flaws.length > 0 && effect !== "Deny";

function notUnderstood(statement: PolicyStatement): Remarked | null {
  const [flaw] = statement.flaws;
  if (!flaw || !isFlawed(statement)) return null;
  const { sid } = statement;
  return {
    answer: "cannot-tell",
    reason: explainRemark("not-understood", { sid, mayBeRestricted: false, because: flaw.because }),
  };
}

/** Whether a Deny with a condition on the caller covers every action that a statement allows, and so may restrict it. */
export function isNarrowed(statement: PolicyStatement, statements: readonly PolicyStatement[]): boolean {
  return statements.some((other) => other.effect === "Deny" && dependsOnCaller(other) && covers(other, statement));
}

function dependsOnCaller({ principals, exceptPrincipals, conditions }: PolicyStatement): boolean {
  if (exceptPrincipals) return true;
  const everyone = principals.some(({ kind, id }) => kind === "AWS" && id === "*");
  return everyone && conditions.some(({ key }) => NAME_THE_CALLER.includes(key.toLowerCase()));
}

/** A NotAction may cover any action, so it counts as covering. */
function covers(deny: PolicyStatement, { actions, exceptActions }: PolicyStatement): boolean {
  if (deny.exceptActions || exceptActions) return deny.exceptActions || deny.actions.includes("*");
  const denied = deny.actions.map((action) => piecesOf(action.toLowerCase()));
  return actions.every((action) => denied.some((pattern) => matches(pattern, action.toLowerCase())));
}
