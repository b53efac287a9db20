/** One statement of a key policy, its one-or-many members always as lists. */
export interface PolicyStatement {
  readonly sid: string | null;
  readonly effect: "Allow" | "Deny" | null;
  /** `*`, ARNs, account ids or service names, each with the word that AWS writes before it (`AWS`, `Service` …). */
  readonly principals: readonly { readonly kind: string; readonly id: string }[];
  readonly exceptPrincipals: boolean;
  readonly actions: readonly string[];
  readonly exceptActions: boolean;
  readonly conditions: readonly {
    readonly operator: string;
    readonly key: string;
    readonly values: readonly string[];
  }[];
}

/**
 * Reads the statements of a key policy. Members may be one value or a list of them ("IAM JSON policy elements
 * reference"); what is neither is left out. The text comes from outside: nothing in it can make this throw.
 *
 * @returns null for what is no policy document
 */
export function readKeyPolicy(text: string): readonly PolicyStatement[] | null {
  const document = parse(text);
  if (!isRecord(document)) return null;
  return listOf(document.Statement).filter(isRecord).map(readStatement);
}

function readStatement(statement: Record<string, unknown>): PolicyStatement {
  const { Sid, Effect, Principal, NotPrincipal, Action, NotAction, Condition } = statement;
  return {
    sid: typeof Sid === "string" ? Sid : null,
    effect: Effect === "Allow" || Effect === "Deny" ? Effect : null,
    principals: readPrincipals(Principal ?? NotPrincipal),
    exceptPrincipals: Principal === undefined && NotPrincipal !== undefined,
    actions: textsOf(Action ?? NotAction),
    exceptActions: Action === undefined && NotAction !== undefined,
    conditions: readConditions(Condition),
  };
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
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const textsOf = (value: unknown): readonly string[] =>
  listOf(value).flatMap((each) => (["string", "number", "boolean"].includes(typeof each) ? [String(each)] : []));

/** Who a key's policy and grants let use it, each once, as AWS names them. */
export function principalsOf(statements: readonly PolicyStatement[]): readonly string[] {
  const allowed = statements.filter(({ effect, exceptPrincipals }) => effect === "Allow" && !exceptPrincipals);
  return [...new Set(allowed.flatMap(({ principals }) => principals.map(({ id }) => id)))];
}
