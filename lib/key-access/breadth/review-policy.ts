import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { freeGrants } from "./free-grants.ts";
import { isNarrowed } from "./narrowed-by-deny.ts";
import { openToOthers } from "./open-to-others.ts";
import type { Remark, RemarkKind, Review } from "./remark.ts";
import { serviceWithoutSource } from "./service-without-source.ts";
import { wideAdministration } from "./wide-administration.ts";

const REVIEWS: Readonly<Record<RemarkKind, Review>> = {
  "open-to-others": openToOthers,
  "service-without-source": serviceWithoutSource,
  "free-grants": freeGrants,
  "wide-administration": wideAdministration,
};
const KINDS: readonly RemarkKind[] = ["open-to-others", "service-without-source", "free-grants", "wide-administration"];

/**
 * What the statements of a key's policy let in that they should not, or may let in. A statement that is not understood
 * is remarked on by everything that it may concern.
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
