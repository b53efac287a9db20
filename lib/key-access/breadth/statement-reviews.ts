import type { ValueMeaning } from "../policy/condition-operators.ts";
import { boundBy } from "./condition-limits.ts";
import type { Review } from "./remark.ts";
import { allowsEverything, allowsOneOf, readsMetadataOnly, whoOf } from "./statement-scope.ts";

/**
 * Keys that restrict the caller or its network. `kms:ViaService` and the encryption context do not: any caller can use a
 * service or choose a context ("AWS KMS condition keys", `kms:CallerAccount` and `kms:ViaService`).
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
/** Keys that restrict a known account: to a service, an encryption context or an organization. */
const NARROW_AN_ACCOUNT = [
  ...NAME_THE_CALLER.filter((key) => !["kms:calleraccount", "aws:principalaccount"].includes(key)),
  "kms:viaservice",
  "kms:encryptioncontext:",
  "kms:encryptioncontextkeys",
  "kms:grantisforawsresource",
];

/** Remarks on statements that allow all accounts, or an external account, without a restricting condition. */
export const openToOthers: Review = (statement, accountId) => {
  if (statement.effect === "Deny") return null;
  const { everyone, foreign, notUnderstood } = whoOf(statement, accountId);
  if (everyone) {
    const bound = boundBy(statement, NAME_THE_CALLER, isOneCaller);
    const isOwn = boundBy(statement, ["aws:resourceaccount"], isCallerAccount) === "bound";
    if (bound === "bound" || isOwn) return null;
    const answer = bound === "unknown" || statement.effect === null ? "cannot-tell" : "fail";
    return { answer, code: "open-to-all", who: [] };
  }
  if (foreign.length > 0) {
    const bound = boundBy(statement, NARROW_AN_ACCOUNT);
    if (bound === "bound") return null;
    const answer = bound === "unknown" || statement.effect === null ? "cannot-tell" : "fail";
    return { answer, code: "open-to-external-account", who: foreign };
  }
  if (notUnderstood.length === 0) return null;
  return { answer: "cannot-tell", code: "access-unknown", who: notUnderstood };
};

/**
 * A literal matches at most one caller. An ARN with wildcards restricts the caller only if it contains its account
 * (bucket ARNs have none); `o-…/*` is a path in an organization.
 */
function isOneCaller(value: string, meaning: ValueMeaning): boolean {
  if (meaning === "literal") return true;
  if (!value.startsWith("arn:")) return !/[*?]/.test(value) || /^o-[a-z0-9]+\//.test(value);
  return /^(?:[^:]*:){4}(?:\d{12}|\$\{[^}]+\}):/.test(value) || /^arn:aws[a-z-]*:s3:::[^*?]/.test(value);
}

/** The account of the key must be that of the caller (AgentCore Developer Guide, "Set customer managed key policy"). */
const isCallerAccount = (value: string) => /^\$\{(?:aws:PrincipalAccount|kms:CallerAccount)\}$/i.test(value);

const SOURCE = ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths"];

/**
 * Remarks on statements that let a service use the key on behalf of any account. A context that contains an account or
 * one of its resources restricts the source too ("Permissions for AWS services in key policies").
 */
export const serviceWithoutSource: Review = (statement, accountId) => {
  const { services } = whoOf(statement, accountId);
  if (statement.effect === "Deny" || services.length === 0 || readsMetadataOnly(statement)) return null;
  const source = boundBy(statement, SOURCE, namesSource);
  const context = boundBy(statement, ["kms:encryptioncontext:"], namesAccount);
  if (source === "bound" || context === "bound") return null;
  const answer = source === "unknown" || statement.effect === null ? "cannot-tell" : "fail";
  return { answer, code: "service-without-source", who: services };
};

/** An account, an organization, or an ARN with its account (bucket ARNs have none). AWS sets the source, so any literal restricts. */
const namesSource = (value: string, meaning: ValueMeaning) => {
  if (meaning === "literal") return true;
  if (!value.startsWith("arn:")) return !/[*?]/.test(value) || /^o-[a-z0-9]+\//.test(value);
  return namesAccount(value) || /^arn:aws[a-z-]*:s3:::[^*?]/.test(value);
};

/** The caller chooses the encryption context, so a literal must contain an account. */
const namesAccount = (value: string) =>
  /^\d{12}$/.test(value) || /^arn:(?:[^:]*:){3}(?:\d{12}|\$\{[^}]+\}):/.test(value);

/** Keys that restrict grants ("Controlling access to grants"), and the encryption context. */
const BIND_GRANTS = [
  "kms:grantisforawsresource",
  "kms:grantconstrainttype",
  "kms:grantoperations",
  "kms:granteeprincipal",
  "kms:viaservice",
  "kms:encryptioncontext:",
];

/** Remarks on statements that allow kms:CreateGrant without restricting the grants. */
export const freeGrants: Review = (statement, accountId) => {
  if (!allowsOneOf(statement, ["kms:CreateGrant"])) return null;
  const { everyone, foreign, own, services, notUnderstood } = whoOf(statement, accountId);
  const who = [...(everyone ? ["everyone"] : []), ...foreign, ...own, ...services, ...notUnderstood];
  // Only the account itself: its IAM policies decide ("Default key policy").
  if (who.length === 0) return null;
  const bound = boundBy(statement, BIND_GRANTS);
  if (bound === "bound") return null;
  const sure = bound === "unbound" && statement.effect === "Allow" && !statement.exceptPrincipals;
  return { answer: sure ? "fail" : "cannot-tell", code: "unrestricted-grants", who };
};

/** Actions that administer the key: who can use it, and whether it is deleted. */
const ADMINISTER = ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"];

/**
 * Remarks on statements that let other than the account's own identities administer the key, or one identity both use
 * and administer it. The delegation to IAM of the default key policy is no remark.
 */
export const wideAdministration: Review = (statement, accountId) => {
  if (!allowsOneOf(statement, ADMINISTER)) return null;
  const { everyone, foreign, own, services, notUnderstood } = whoOf(statement, accountId);
  const answer = statement.effect === "Allow" && !statement.exceptPrincipals ? "fail" : "cannot-tell";
  const external = [...(everyone ? ["everyone"] : []), ...foreign, ...services];
  if (external.length > 0) return { answer, code: "external-administration", who: external };
  if (own.length > 0 && allowsEverything(statement)) return { answer, code: "usage-and-administration", who: own };
  if (notUnderstood.length === 0) return null;
  return { answer: "cannot-tell", code: "administration-unknown", who: notUnderstood };
};
