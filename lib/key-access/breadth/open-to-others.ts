import type { ValueMeaning } from "../policy/operators/operators.ts";
import { boundBy } from "./bindings.ts";
import { called, type Review } from "./remark.ts";
import { listed, whoOf } from "./who.ts";

/**
 * Keys that say who asks, or from where. `kms:ViaService` and the encryption context do not: anyone can go through a
 * service or name a context ("AWS KMS condition keys", `kms:CallerAccount` and `kms:ViaService`).
 */
export const NAME_THE_CALLER = [
  "kms:calleraccount",
  "aws:principalaccount",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalarn",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourcevpc",
  "aws:sourcevpce",
];
/** A known account is bound by less: to one service, one piece of data, one organisation. */
const NARROW_AN_ACCOUNT = [
  ...NAME_THE_CALLER.filter((key) => !["kms:calleraccount", "aws:principalaccount"].includes(key)),
  "kms:viaservice",
  "kms:encryptioncontext:",
  "kms:encryptioncontextkeys",
  "kms:grantisforawsresource",
];

/** Remarks on statements that let everyone, or another account, use the key under no condition that binds. */
export const openToOthers: Review = (statement, accountId) => {
  if (statement.effect === "Deny") return null;
  const { everyone, foreign, notUnderstood } = whoOf(statement, accountId);
  if (everyone) {
    const bound = boundBy(statement, NAME_THE_CALLER, isOneCaller);
    const isOwn = boundBy(statement, ["aws:resourceaccount"], isWhoAsks) === "bound";
    if (bound === "bound" || isOwn) return null;
    const answer = bound === "unknown" || statement.effect === null ? "cannot-tell" : "fail";
    return {
      answer,
      sentence: `${called(statement)} grants access to all AWS accounts without a restricting condition.`,
    };
  }
  if (foreign.length > 0) {
    const bound = boundBy(statement, NARROW_AN_ACCOUNT);
    if (bound === "bound") return null;
    const answer = bound === "unknown" || statement.effect === null ? "cannot-tell" : "fail";
    return {
      answer,
      sentence: `${called(statement)} grants access to ${listed(foreign)} of an external account without a condition.`,
    };
  }
  if (notUnderstood.length === 0) return null;
  return {
    answer: "cannot-tell",
    sentence: `${called(statement)} has the principal ${listed(notUnderstood)}: who gets access is unknown.`,
  };
};

/**
 * A literal names one caller, or nobody. An ARN with wildcards names a caller only if its account is written out
 * (buckets have none); `o-…/*` is a path in an organisation.
 */
function isOneCaller(value: string, meaning: ValueMeaning): boolean {
  if (meaning === "literal") return true;
  if (!value.startsWith("arn:")) return !/[*?]/.test(value) || /^o-[a-z0-9]+\//.test(value);
  return /^(?:[^:]*:){4}(?:\d{12}|\$\{[^}]+\}):/.test(value) || /^arn:aws[a-z-]*:s3:::[^*?]/.test(value);
}

/** A key whose account must be that of who asks (AgentCore Developer Guide, "Set customer managed key policy"). */
const isWhoAsks = (value: string) => /^\$\{(?:aws:PrincipalAccount|kms:CallerAccount)\}$/i.test(value);
