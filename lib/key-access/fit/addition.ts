import type { NeedFit, PolicyAddition } from "#lib/domain/key-fit.ts";
import { diffOf } from "./diff.ts";
import type { ReadPolicy } from "./known-policy.ts";

type Json = Readonly<Record<string, unknown>>;

/** The smallest statements that would meet what is missing or stopped; null where there is nothing that one could add. */
export function additionFor(fits: readonly NeedFit[], accountId: string, policy: ReadPolicy): PolicyAddition | null {
  const statements = fits.flatMap((fit, index) => {
    const statement = statementFor(fit, index, accountId);
    return statement ? [statement] : [];
  });
  if (statements.length === 0) return null;
  const { before, after } = withStatements(policy.text, statements);
  const policyText = JSON.stringify(after, null, 2);
  return {
    statements: statements.map((statement) => JSON.stringify(statement, null, 2)),
    policy: policyText,
    diff: diffOf(JSON.stringify(before, null, 2).split("\n"), policyText.split("\n")),
  };
}

function statementFor({ need, actions }: NeedFit, index: number, accountId: string): Json | null {
  const wanted = actions.filter(({ answer }) => answer === "missing" || answer === "stopped");
  if (wanted.length === 0) return null;
  const names = wanted.map(({ action }) => action);
  const onlyGrant = names.every((name) => name === "kms:CreateGrant");
  const carries = onlyGrant ? { ...need.carries, ...need.grantCarries } : need.carries;
  return {
    Sid: `BedrockPostureNeed${index + 1}`,
    Effect: "Allow",
    Principal:
      need.who.kind === "service"
        ? { Service: need.who.service }
        : { AWS: `arn:aws:iam::${accountId}:role/ROLE_THAT_USES_IT` },
    Action: shortened(names),
    Resource: "*",
    ...conditionOf(carries, need.inexact),
  };
}

/** AWS names both halves of re-encryption `kms:ReEncrypt*`. */
function shortened(names: readonly string[]): readonly string[] {
  const isHalf = (name: string) => name.startsWith("kms:ReEncrypt");
  if (names.filter(isHalf).length < 2) return names;
  return [...names.filter((name) => !isHalf(name)), "kms:ReEncrypt*"];
}

/** What the request carries, with equality where the value is known and likeness where it is a pattern. */
function conditionOf(carries: NeedFit["need"]["carries"], inexact: readonly string[]): Json {
  const given = Object.entries(carries).filter(([, value]) => value !== null);
  const equal = given.filter(([key]) => !inexact.includes(key));
  const like = given.filter(([key]) => inexact.includes(key));
  const condition = {
    ...(equal.length > 0 && { StringEquals: Object.fromEntries(equal) }),
    ...(like.length > 0 && { StringLike: Object.fromEntries(like) }),
  };
  return given.length > 0 ? { Condition: condition } : {};
}

/** A policy may hold one statement instead of a list; the list is needed to add to it. */
function withStatements(text: string, statements: readonly Json[]): { before: Json; after: Json } {
  const before: Json = JSON.parse(text);
  const present = Array.isArray(before.Statement) ? before.Statement : [before.Statement];
  return { before, after: { ...before, Statement: [...present, ...statements] } };
}
