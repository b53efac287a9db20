import type { ReasonOf, Sentences } from "./explanation.ts";

interface OfValues {
  /** The first values of the policy; a policy can contain thousands. */
  readonly values: readonly string[];
  /** The number of the other ones. */
  readonly others: number;
}

interface OfCondition {
  readonly operator: string;
  readonly key: string;
}

interface OfMember {
  readonly member: string;
}

const condition = ({ operator, key }: OfCondition) => `the condition ${operator} ${key}`;

const listed = ({ values, others }: OfValues) =>
  `${values.join(" or ")}${others > 0 ? ` or one of ${others} others` : ""}`;

/** Why the value of a policy variable is unknown. */
const VARIABLE_CLAUSES = {
  "not-terminated": () => "a variable is not terminated",
  "not-documented": ({ variable }: { readonly variable: string }) =>
    `$\{${variable}} is not a documented policy variable`,
  "value-unknown": ({ key }: { readonly key: string }) => `the value of ${key} in the request is unknown`,
  "multiple-values": ({ key }: { readonly key: string }) => `${key} has multiple values`,
  "value-with-wildcard": ({ key }: { readonly key: string }) => `the value of ${key} contains a wildcard`,
} satisfies Sentences;

export type VariableClause = ReasonOf<typeof VARIABLE_CLAUSES>;

const variableClause = ({ code, parameters }: VariableClause) =>
  (VARIABLE_CLAUSES[code] as (of: typeof parameters) => string)(parameters);

/** What is missing in a statement, or not as AWS documents it. */
const FLAW_CLAUSES = {
  "version-unknown": () => "the policy has an unknown Version",
  "not-an-object": () => "the statement is not a JSON object",
  "element-unknown": ({ member }: OfMember) => `the statement has an unknown element ${member}`,
  "element-twice": ({ member, not }: OfMember & { readonly not: string }) =>
    `the statement has both ${member} and ${not}`,
  "element-missing": ({ member }: OfMember) => `the statement has no ${member}`,
  "element-not-understood": ({ member }: OfMember) => `the statement's ${member} is not understood`,
} satisfies Sentences;

/** Why a condition does not hold, or may not hold. */
const CONDITION_CLAUSES = {
  "operator-unknown": (of: OfCondition) => `${condition(of)} has an unknown operator`,
  "without-value": (of: OfCondition) => `${condition(of)} has no value`,
  "request-unknown": (of: OfCondition & OfValues) =>
    `${condition(of)} requires ${listed(of)}, and the value in the request is unknown`,
  "null-not-understood": (of: OfCondition) => `${condition(of)} is not understood`,
  "key-required": (of: OfCondition) => `${condition(of)} requires the key, which the request does not contain`,
  "key-excluded": (of: OfCondition) => `${condition(of)} excludes the key`,
  "if-exists-not-documented": (of: OfCondition) => `AWS does not document IfExists in ${condition(of)}`,
  "value-required": (of: OfCondition) => `${condition(of)} requires a value`,
  "key-missing": (of: OfCondition & OfValues) =>
    `${condition(of)} requires ${listed(of)}, and the request does not contain the key`,
  "values-without-set-operator": () => "AWS does not document multiple values without a set operator",
  "values-excluded": (of: OfCondition & OfValues) => `${condition(of)} excludes ${listed(of)}`,
  "value-differs": (of: OfCondition & OfValues & { readonly given: string }) =>
    `${condition(of)} requires ${listed(of)}, not ${of.given}`,
  "not-comparable": (of: OfCondition & { readonly given: string; readonly wanted: string }) =>
    `${condition(of)} cannot compare ${of.given} with ${of.wanted}`,
  "variable-in-condition": (of: OfCondition & { readonly variable: VariableClause }) =>
    `${condition(of)}: ${variableClause(of.variable)}`,
  "variable-without-value": (of: OfCondition) => `${condition(of)} has a variable without a value`,
} satisfies Sentences;

/** Why a statement does not include a caller, or may not. */
const PRINCIPAL_CLAUSES = {
  "another-principal": () => "the statement is for another principal",
  "caller-excluded": () => "the NotPrincipal excludes the caller",
  "allow-with-not-principal": () => "AWS supports NotPrincipal with Deny only",
  "principal-type-unknown": ({ kind }: { readonly kind: string }) => `${kind} is not a known type of principal`,
  "service-with-wildcard": () => "AWS does not document wildcards in service names",
  "another-service-name": ({ named, service }: { readonly named: string; readonly service: string }) =>
    `the statement is for ${named}, and the caller is ${service}`,
  "principal-with-wildcard": ({ id }: { readonly id: string }) =>
    `AWS does not support wildcards within a principal's ARN, as in ${id}`,
  "principal-unknown": ({ id }: { readonly id: string }) => `${id} is not a known principal`,
  "caller-not-understood": () => "the ARN of the caller is not understood",
  "one-session": ({ session }: { readonly session: string | null }) =>
    `the statement is only for the session ${session} of the role`,
  "excepted-wildcard": () => "the NotPrincipal contains a wildcard",
  "excepted-unknown": () => "the NotPrincipal contains an unknown principal",
  "excepts-identity": () => "the NotPrincipal excludes an identity of the account",
  "excepts-service-form": ({ service }: { readonly service: string }) =>
    `the NotPrincipal contains another form of ${service}`,
  "excepts-part": () => "the NotPrincipal does not contain the account, the role and the session of the caller",
} satisfies Sentences;

/** Why a statement does not apply to a request, or may not. */
const STATEMENT_CLAUSES = {
  different: () => "the value is different",
  "action-not-included": ({ action }: { readonly action: string }) => `the statement does not include ${action}`,
  "action-excluded": ({ action }: { readonly action: string }) => `the statement excludes ${action}`,
  "service-wildcard": ({ pattern }: { readonly pattern: string }) =>
    `AWS documents no wildcard in the service of ${pattern}`,
  "resource-not-matched": ({ resource }: { readonly resource: string }) => `the Resource does not match ${resource}`,
  "resource-excluded": ({ resource }: { readonly resource: string }) => `the NotResource excludes ${resource}`,
  "variable-in-resource": ({ pattern, variable }: { readonly pattern: string; readonly variable: VariableClause }) =>
    `the Resource ${pattern}: ${variableClause(variable)}`,
  "resource-not-arn": ({ pattern }: { readonly pattern: string }) => `the Resource ${pattern} is not an ARN`,
  "denies-caller": () => "the statement denies this request to the caller",
  "denies-one-identity": () =>
    "the statement denies the request for one identity of the account, which may be the caller",
} satisfies Sentences;

/** Why a key policy does not meet a need, or may not. */
const NEED_CLAUSES = {
  "delegates-to-iam": () => "the statement delegates to the IAM policies of the account",
  "no-single-principal": ({ arns }: { readonly arns: readonly string[] }) =>
    `the statement allows ${arns.join(", ")}, but no single principal everything that is required`,
  "required-only-where": ({ where }: { readonly where: string }) => `the permission is required only where ${where}`,
} satisfies Sentences;

/** Half a sentence for each code, about a statement of a policy: without capital letter and full stop. */
const CLAUSES = {
  ...FLAW_CLAUSES,
  ...CONDITION_CLAUSES,
  ...PRINCIPAL_CLAUSES,
  ...STATEMENT_CLAUSES,
  ...NEED_CLAUSES,
};

/** Why a statement of a policy does not apply or is not understood: a code with parameters. */
export type PolicyClause = ReasonOf<typeof CLAUSES>;

export const POLICY_CLAUSE_CODES = Object.keys(CLAUSES) as readonly PolicyClause["code"][];

/** Makes a clause: a code without a text, or other parameters, do not compile. */
export const clause = <Code extends PolicyClause["code"]>(
  code: Code,
  ...[parameters]: Parameters<(typeof CLAUSES)[Code]>
): PolicyClause => ({ code, parameters: parameters ?? {} }) as PolicyClause;

/** Makes the clause of a policy variable. */
export const ofVariable = <Code extends VariableClause["code"]>(
  code: Code,
  ...[parameters]: Parameters<(typeof VARIABLE_CLAUSES)[Code]>
): VariableClause => ({ code, parameters: parameters ?? {} }) as VariableClause;

/** The words of a clause; findings of older versions have kept the words. */
export function clauseText(of: PolicyClause | string): string {
  if (typeof of === "string") return of;
  return (CLAUSES[of.code] as (parameters: unknown) => string)(of.parameters);
}
