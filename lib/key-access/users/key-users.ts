import type { DescribedKey, Grant } from "#lib/domain/key.ts";
import { type PolicyCondition, type PolicyStatement, readKeyPolicy } from "#lib/domain/key-policy.ts";
import type { KeyUse, KeyUser } from "#lib/domain/key-users.ts";
import { serviceNameOf } from "#lib/domain/service-principal.ts";

/** The principals that the key policy and the grants allow to use a key, as far as they could be read, by kind. */
export function keyUsers({ policy, grants, metadata }: DescribedKey): readonly KeyUser[] {
  const statements = policy.kind === "read" ? (readKeyPolicy(policy.value) ?? []) : [];
  const named = statements.flatMap((statement, index) => usesOf(statement, index));
  const granted = grants.kind === "read" ? grants.value.map(useOfGrant) : [];
  const byPrincipal = Map.groupBy([...named, ...granted], ({ principal }) => principal);
  return [...byPrincipal]
    .map(([principal, uses]) =>
      userOf(
        principal,
        metadata.accountId,
        uses.map(({ use }) => use),
      ),
    )
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

const ORDER: readonly KeyUser["kind"][] = ["anyone", "service", "identity", "account", "other"];

interface Named {
  readonly principal: string;
  readonly use: KeyUse;
}

function usesOf(statement: PolicyStatement, index: number): readonly Named[] {
  const { effect, principals, exceptPrincipals, exceptActions, sid } = statement;
  if (effect !== "Allow" || exceptPrincipals) return [];
  const use: KeyUse = {
    actions: exceptActions ? [`everything except ${statement.actions.join(", ")}`] : statement.actions,
    conditions: statement.conditions.map(words),
    statement: { index, sid },
    grantId: null,
  };
  return principals.map(({ id }) => ({ principal: id, use }));
}

function useOfGrant(grant: Grant): Named {
  const pairs = (context: Grant["encryptionContextSubset"], how: string) =>
    Object.entries(context ?? {}).map(([name, value]) => `the encryption context ${how} ${name} = ${value}`);
  const conditions = [
    ...pairs(grant.encryptionContextSubset, "has"),
    ...pairs(grant.encryptionContextEquals, "is"),
    ...(grant.sourceArn ? [`the request is for ${grant.sourceArn}`] : []),
  ];
  const actions = grant.operations.map((operation) => `kms:${operation}`);
  return { principal: grant.grantee, use: { actions, conditions, statement: null, grantId: grant.grantId } };
}

function userOf(principal: string, ownAccount: string, uses: readonly KeyUse[]): KeyUser {
  const [, , , , account = ""] = principal.split(":");
  const of = /^\d{12}$/.test(principal) ? principal : account;
  const isAccount = of !== "" && (of === principal || principal.endsWith(":root"));
  return {
    principal,
    kind: kindOf(principal, isAccount),
    foreign: of !== "" && of !== ownAccount,
    leftToIam: isAccount,
    uses,
  };
}

function kindOf(principal: string, isAccount: boolean): KeyUser["kind"] {
  if (principal === "*") return "anyone";
  if (isAccount) return "account";
  if (principal.startsWith("arn:")) return "identity";
  return serviceNameOf(principal) !== null ? "service" : "other";
}

const OPERATORS: Readonly<Record<string, string>> = {
  stringequals: "is",
  stringlike: "is like",
  arnequals: "is like",
  arnlike: "is like",
  bool: "is",
  stringnotequals: "is not",
  stringnotlike: "is not like",
};

/** A condition in words for the most common operators, otherwise with the operator itself. */
function words({ operator, key, values }: PolicyCondition): string {
  return `${key} ${OPERATORS[operator.toLowerCase()] ?? operator} ${values.join(" or ")}`;
}
