import type { ValueMeaning } from "../policy/condition-operators.ts";
import { boundBy } from "./condition-limits.ts";
import { called, type Review } from "./remark.ts";
import { allowsEverything, allowsOneOf, listed, onlyLooks, whoOf } from "./statement-scope.ts";

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

const SOURCE = ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths"];

/**
 * Remarks on statements that let a service use the key for whomever it works: anyone can point a service at a key.
 * A context that names an account or one of its resources binds as well ("Permissions for AWS services in key policies").
 */
export const serviceWithoutSource: Review = (statement, accountId) => {
  const { services } = whoOf(statement, accountId);
  if (statement.effect === "Deny" || services.length === 0 || onlyLooks(statement)) return null;
  const source = boundBy(statement, SOURCE, namesSource);
  const context = boundBy(statement, ["kms:encryptioncontext:"], namesAccount);
  if (source === "bound" || context === "bound") return null;
  const answer = source === "unknown" || statement.effect === null ? "cannot-tell" : "fail";
  return {
    answer,
    sentence: `${called(statement)} allows ${listed(services)} to use the key on behalf of any account: no aws:SourceAccount, aws:SourceArn or encryption context restricts the source.`,
  };
};

/** An account, an organisation, or an ARN with its account (buckets have none). AWS sets the source: a literal is one. */
const namesSource = (value: string, meaning: ValueMeaning) => {
  if (meaning === "literal") return true;
  if (!value.startsWith("arn:")) return !/[*?]/.test(value) || /^o-[a-z0-9]+\//.test(value);
  return namesAccount(value) || /^arn:aws[a-z-]*:s3:::[^*?]/.test(value);
};

/** A context is what the caller makes it, so a literal must name an account too. */
const namesAccount = (value: string) =>
  /^\d{12}$/.test(value) || /^arn:(?:[^:]*:){3}(?:\d{12}|\$\{[^}]+\}):/.test(value);

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
