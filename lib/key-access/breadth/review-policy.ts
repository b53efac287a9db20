import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { matches, piecesOf } from "../policy/pattern.ts";
import type { Remark, RemarkKind, Review } from "./remark.ts";
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
      const unsure = unreadable(statement);
      const found = REVIEWS[kind](statement, accountId) ?? unsure;
      if (!found) return [];
      if (unsure || found.answer === "cannot-tell") return [{ kind, index, ...found, answer: "cannot-tell" as const }];
      return [{ kind, index, ...found, ...(isNarrowed(statement, statements) && narrowed(found.sentence)) }];
    }),
  );
}

const narrowed = (sentence: string) =>
  ({ answer: "cannot-tell", sentence: `${sentence} A Deny statement of the policy may restrict it.` }) as const;

function unreadable({ flaws, effect, sid }: PolicyStatement): Pick<Remark, "answer" | "sentence"> | null {
  const [flaw] = flaws;
  if (!flaw || effect === "Deny") return null;
  return {
    answer: "cannot-tell",
    sentence: `${sid ? `Statement ${sid}` : "A statement without Sid"} is not understood: ${flaw.because}.`,
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
