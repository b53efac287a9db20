import { boundBy } from "./bindings.ts";
import { called, type Review } from "./remark.ts";
import { allowsOneOf } from "./speaks-of.ts";
import { listed, whoOf } from "./who.ts";

/** "Controlling access to grants", and the context that a grant must then be constrained to. */
const BIND_GRANTS = [
  "kms:grantisforawsresource",
  "kms:grantconstrainttype",
  "kms:grantoperations",
  "kms:granteeprincipal",
  "kms:viaservice",
  "kms:encryptioncontext:",
];

/** Remarks on statements that let somebody hand the key on by grants as they please. */
export const freeGrants: Review = (statement, accountId) => {
  if (!allowsOneOf(statement, ["kms:CreateGrant"])) return null;
  const { everyone, foreign, own, services, notUnderstood } = whoOf(statement, accountId);
  const who = [...(everyone ? ["everyone"] : []), ...foreign, ...own, ...services, ...notUnderstood];
  // The account alone: its IAM policies decide ("Default key policy").
  if (who.length === 0) return null;
  const bound = boundBy(statement, BIND_GRANTS);
  if (bound === "bound") return null;
  const sure = bound === "unbound" && statement.effect === "Allow" && !statement.exceptPrincipals;
  return {
    answer: sure ? "fail" : "cannot-tell",
    sentence: `${called(statement)} allows ${listed(who)} to create unrestricted grants: no condition limits grants to AWS services, a constraint or operations.`,
  };
};
