import { called, type Review } from "./remark.ts";
import { allowsEverything, allowsOneOf } from "./speaks-of.ts";
import { listed, whoOf } from "./who.ts";

/** Whoever may do these decides about the key: who uses it, and whether it goes on existing. */
const DECIDE = ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"];

/**
 * Remarks on statements that let too many change the key's policy or delete it, or somebody both use and administer it.
 * The account's own delegation to IAM is what AWS documents as default, and no remark.
 */
export const wideAdministration: Review = (statement, accountId) => {
  if (!allowsOneOf(statement, DECIDE)) return null;
  const { everyone, foreign, own, services, notUnderstood } = whoOf(statement, accountId);
  const answer = statement.effect === "Allow" && !statement.exceptPrincipals ? "fail" : "cannot-tell";
  const strangers = [...(everyone ? ["everyone"] : []), ...foreign, ...services];
  if (strangers.length > 0) {
    return {
      answer,
      sentence: `${called(statement)} allows ${listed(strangers)} to change the key policy or delete the key.`,
    };
  }
  if (own.length > 0 && allowsEverything(statement)) {
    return { answer, sentence: `${called(statement)} grants ${listed(own)} both key usage and key administration.` };
  }
  if (notUnderstood.length === 0) return null;
  return {
    answer: "cannot-tell",
    sentence: `${called(statement)} has the principal ${listed(notUnderstood)}: who can administer the key is unknown.`,
  };
};
