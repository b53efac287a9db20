import { isRecord, isTexts, listOf, textsOf } from "./json-values.ts";
import { EVERY_MEMBER, MEMBERS_OF_STATEMENT, type StatementMember } from "./key-policy-members.ts";
import { clause, type PolicyClause } from "./policy-clauses.ts";
import { wellFormed } from "./well-formed.ts";

/** One statement of a key policy (or of another resource policy), its one-or-many members always as lists. */
export interface PolicyStatement {
  readonly sid: string | null;
  readonly effect: "Allow" | "Deny" | null;
  /** `*`, ARNs, account ids or service names, each with the word that AWS writes before it (`AWS`, `Service` …). */
  readonly principals: readonly { readonly kind: string; readonly id: string }[];
  readonly exceptPrincipals: boolean;
  readonly actions: readonly string[];
  readonly exceptActions: boolean;
  /** In a key policy `*` means this key. */
  readonly resources: readonly string[];
  readonly exceptResources: boolean;
  readonly conditions: readonly PolicyCondition[];
  /** Whether `${…}` is a variable: only in version 2012-10-17 of the policy language. */
  readonly variables: boolean;
  /** What is missing or not understood. A statement with a flaw never decides. */
  readonly flaws: readonly PolicyFlaw[];
}

export interface PolicyCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** An element that is missing or not as AWS documents it. */
export interface PolicyFlaw {
  readonly member: StatementMember | "statement";
  readonly because: PolicyClause;
}

/**
 * The maximum length of a key policy (AWS KMS API Reference, PutKeyPolicy: "Maximum length of 131072"); bucket policies
 * are shorter. A longer text cannot be a policy and would take too long to parse.
 */
const LONGEST = 131_072;

/**
 * Reads the statements of a key policy. Members may be one value or a list of them ("IAM JSON policy elements
 * reference"); what is neither stays as a flaw of its statement. The text comes from outside: nothing in it can make
 * this throw.
 *
 * @returns null for what is no policy document, or is longer than one can be
 */
export function readKeyPolicy(text: string): readonly PolicyStatement[] | null {
  const document = text.length > LONGEST ? null : parse(text);
  if (!isRecord(document) || document.Statement === undefined) return null;
  const { Version } = document;
  const version = Version ?? "2008-10-17";
  const known = version === "2012-10-17" || version === "2008-10-17";
  const flaws: readonly PolicyFlaw[] = known ? [] : [flaw("statement", clause("version-unknown"))];
  return listOf(document.Statement).map((statement) => readStatement(statement, version === "2012-10-17", flaws));
}

function readStatement(given: unknown, variables: boolean, flaws: readonly PolicyFlaw[]): PolicyStatement {
  const statement = isRecord(given) ? given : {};
  const { Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition } = statement;
  const found = [
    ...flaws,
    ...(isRecord(given) ? [] : [flaw("statement", clause("not-an-object"))]),
    ...flawsOf(statement),
    ...flawsOfConditions(Condition),
  ];
  return {
    sid: typeof Sid === "string" ? Sid : null,
    effect: Effect === "Allow" || Effect === "Deny" ? Effect : null,
    principals: readPrincipals(Principal === undefined ? NotPrincipal : Principal),
    exceptPrincipals: Principal === undefined && NotPrincipal !== undefined,
    actions: textsOf(Action === undefined ? NotAction : Action),
    exceptActions: Action === undefined && NotAction !== undefined,
    resources: textsOf(Resource === undefined ? NotResource : Resource),
    exceptResources: Resource === undefined && NotResource !== undefined,
    conditions: readConditions(Condition),
    variables,
    flaws: found,
  };
}

function flawsOf(statement: Record<string, unknown>): readonly PolicyFlaw[] {
  const unknownElements = Object.keys(statement).filter((member) => !EVERY_MEMBER.has(member));
  return [
    ...unknownElements.map((member) => flaw("statement", clause("element-unknown", { member: member.slice(0, 64) }))),
    ...MEMBERS_OF_STATEMENT.flatMap(({ member, not, isUnderstood }) => {
      const given = statement[member];
      const except = not === null ? undefined : statement[not];
      if (given !== undefined && except !== undefined)
        return [flaw(member, clause("element-twice", { member, not: String(not) }))];
      if (given === undefined && except === undefined) return [flaw(member, clause("element-missing", { member }))];
      return isUnderstood(given ?? except)
        ? []
        : [flaw(member, clause("element-not-understood", { member: except ? String(not) : member }))];
    }),
  ];
}

function flawsOfConditions(condition: unknown): readonly PolicyFlaw[] {
  if (condition === undefined) return [];
  const broken = flaw("Condition", clause("element-not-understood", { member: "Condition" }));
  if (!isRecord(condition)) return [broken];
  return Object.values(condition).every(
    (keys) => isRecord(keys) && Object.values(keys).every((values) => isTexts(values)),
  )
    ? []
    : [broken];
}

function readPrincipals(principal: unknown): PolicyStatement["principals"] {
  if (principal === "*") return [{ kind: "AWS", id: "*" }];
  if (!isRecord(principal)) return [];
  return Object.entries(principal).flatMap(([kind, ids]) => textsOf(ids).map((id) => ({ kind, id })));
}

function readConditions(condition: unknown): PolicyStatement["conditions"] {
  if (!isRecord(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isRecord(keys) ? Object.entries(keys).map(([key, values]) => ({ operator, key, values: textsOf(values) })) : [],
  );
}

function parse(text: string): unknown {
  try {
    return wellFormed(JSON.parse(text));
  } catch {
    return null;
  }
}

const flaw = (member: PolicyFlaw["member"], because: PolicyClause): PolicyFlaw => ({ member, because });

/** The principals of the Allow statements, each once, as AWS writes them. */
export function principalsOf(statements: readonly PolicyStatement[]): readonly string[] {
  const allowed = statements.filter(({ effect, exceptPrincipals }) => effect === "Allow" && !exceptPrincipals);
  return [...new Set(allowed.flatMap(({ principals }) => principals.map(({ id }) => id)))];
}
