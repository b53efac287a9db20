import type { ValueMeaning } from "../policy/operators/operators.ts";
import { boundBy } from "./bindings.ts";
import { called, type Review } from "./remark.ts";
import { onlyLooks } from "./speaks-of.ts";
import { listed, whoOf } from "./who.ts";

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
