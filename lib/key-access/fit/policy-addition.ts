import type { NeedFit, PolicyAddition } from "#lib/domain/key-fit.ts";
import type { Carried, NeedCaller } from "#lib/domain/key-need.ts";
import type { ReadPolicy } from "./known-policy.ts";

type Json = Readonly<Record<string, unknown>>;

/** The smallest statements that grant what is missing or stopped by a condition; null if there is nothing to add. */
export function additionFor(fits: readonly NeedFit[], accountId: string, policy: ReadPolicy): PolicyAddition | null {
  const [, partition = "aws"] = policy.keyArn.split(":");
  const statements = fits.flatMap((fit, index) => {
    const statement = statementFor(fit, index, accountId, partition);
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

function statementFor({ need, actions }: NeedFit, index: number, accountId: string, partition: string): Json | null {
  const wanted = actions.filter(({ answer }) => answer === "missing" || answer === "stopped");
  if (wanted.length === 0) return null;
  const names = wanted.map(({ action }) => action);
  const onlyGrant = names.every((name) => name === "kms:CreateGrant");
  const carries = onlyGrant ? { ...need.carries, ...need.grantCarries } : need.carries;
  return {
    Sid: `BedrockPostureNeed${index + 1}`,
    Effect: "Allow",
    Principal: principalOf(need.who, accountId, partition),
    Action: shortened(names),
    Resource: "*",
    ...conditionOf(carries, need.inexact),
  };
}

function principalOf(who: NeedCaller, accountId: string, partition: string): Json {
  switch (who.kind) {
    case "service":
      return { Service: who.service };
    case "named-role":
      return { AWS: who.arn };
    case "role":
      return { AWS: `arn:${partition}:iam::${accountId}:role/ROLE_THAT_USES_IT` };
  }
}

/** AWS writes `kms:ReEncrypt*` for kms:ReEncryptFrom and kms:ReEncryptTo. */
function shortened(names: readonly string[]): readonly string[] {
  const isHalf = (name: string) => name.startsWith("kms:ReEncrypt");
  if (names.filter(isHalf).length < 2) return names;
  return [...names.filter((name) => !isHalf(name)), "kms:ReEncrypt*"];
}

/** Conditions on the documented values: equality, StringLike for a pattern, a set operator for a list. */
function conditionOf(carries: NeedFit["need"]["carries"], inexact: readonly string[]): Json {
  const given = Object.entries(carries).filter(([, value]) => value !== null);
  const operators = Object.groupBy(given, ([key, value]) => operatorFor(key, value, inexact));
  const condition = Object.entries(operators).map(([operator, entries]) => [
    operator,
    Object.fromEntries(entries ?? []),
  ]);
  return given.length > 0 ? { Condition: Object.fromEntries(condition) } : {};
}

function operatorFor(key: string, value: Carried[string], inexact: readonly string[]): string {
  if (typeof value !== "string") {
    return key === "kms:GrantOperations" ? "ForAllValues:StringEquals" : "ForAnyValue:StringEquals";
  }
  if (key === "kms:GrantIsForAWSResource") return "Bool";
  return inexact.includes(key) ? "StringLike" : "StringEquals";
}

/** `Statement` can be one statement instead of a list. */
function withStatements(text: string, statements: readonly Json[]): { before: Json; after: Json } {
  const before: Json = JSON.parse(text);
  const present = Array.isArray(before.Statement) ? before.Statement : [before.Statement];
  return { before, after: { ...before, Statement: [...present, ...statements] } };
}

type Line = PolicyAddition["diff"][number];
const CONTEXT_LINES = 3;

/** The lines between the common start and the common end of two texts, with three lines of context. */
export function diffOf(before: readonly string[], after: readonly string[]): readonly Line[] {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const lines = (kind: Line["kind"], texts: readonly string[]): Line[] => texts.map((text) => ({ kind, text }));
  const skipped = Math.max(0, head - CONTEXT_LINES);
  const skippedAfter = Math.max(0, tail - CONTEXT_LINES);
  return [
    ...(skipped > 0 ? lines("left-out", [`${skipped} lines`]) : []),
    ...lines("same", before.slice(skipped, head)),
    ...lines("removed", before.slice(head, before.length - tail)),
    ...lines("added", after.slice(head, after.length - tail)),
    ...lines("same", before.slice(before.length - tail, before.length - skippedAfter)),
    ...(skippedAfter > 0 ? lines("left-out", [`${skippedAfter} lines`]) : []),
  ];
}
