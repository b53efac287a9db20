import { type ActionFit, type FitAnswer, type NeedFit, type StatementPlace, worstFit } from "#lib/domain/key-fit.ts";
import type { Need } from "#lib/domain/key-need.ts";
import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { clause, type PolicyClause } from "#lib/domain/policy-clauses.ts";
import type { Caller, Decision, Obstacle, StatementReference } from "../policy/decision.ts";
import { evaluatePolicy } from "../policy/evaluate-policy.ts";
import { isIdentity, type ReadPolicy } from "./known-policy.ts";
import { requestOf, withoutInexact } from "./request-of.ts";

/**
 * Whether the policy meets one need.
 *
 * @param accountId the account of the resource, and so of the calling role
 */
export function fitNeed(need: Need, accountId: string, policy: ReadPolicy): NeedFit {
  const { who } = need;
  switch (who.kind) {
    case "service":
      return byCaller(need, { kind: "service", service: who.service }, null, policy);
    case "named-role":
      return byCaller(need, { kind: "principal", arn: who.arn }, who.arn, policy);
    case "role": {
      const any = byAnyRole(need, accountId, policy);
      return any.answer === "allowed" ? any : (byNamedRole(need, accountId, policy) ?? any);
    }
  }
}

/** A service or a role that AWS documents by name. */
function byCaller(need: Need, caller: Caller, role: string | null, policy: ReadPolicy): NeedFit {
  const decisions = need.actions.map((action) => decide(need, action, caller, policy));
  return answered(need, role, decisions, policy);
}

/**
 * A role that the policy names and allows every action of the need: AWS does not document which role calls, and its
 * sample policies name one. A role that is named only for kms:DescribeKey does not count.
 */
function byNamedRole(need: Need, accountId: string, policy: ReadPolicy): NeedFit | null {
  for (const arn of policy.named) {
    if (arn.split(":")[4] !== accountId) continue;
    const decisions = allAllowed(need, { kind: "principal", arn }, policy);
    const uses = decisions?.filter((_, index) => need.actions[index] !== "kms:DescribeKey") ?? [];
    if (decisions && uses.some((decision) => isNamedBy(decision, arn))) return answered(need, arn, decisions, policy);
  }
  return null;
}

const isNamedBy = (decision: Decision, arn: string) =>
  decision.kind === "allowed" && decision.by.statement.principals.some(({ id }) => id === arn);

/** The decision on every action; null if one is not allowed. */
function allAllowed(need: Need, caller: Caller, policy: ReadPolicy): readonly Decision[] | null {
  const decisions: Decision[] = [];
  for (const action of need.actions) {
    const decision = decide(need, action, caller, policy);
    if (decision.kind !== "allowed") return null;
    decisions.push(decision);
  }
  return decisions;
}

/** Whether any role of the account is allowed; if roles are named for some actions, the decision on all other roles. */
function byAnyRole(need: Need, accountId: string, policy: ReadPolicy): NeedFit {
  const anyRole: Caller = { kind: "account", accountId };
  const decisions = need.actions.map((action) => {
    const about = policy.about(anyRole, action);
    const decision = decide(need, action, anyRole, policy, about);
    if (decision.kind !== "allowed-to-named") return decision;
    const forAll = about.filter(
      ({ effect, principals }) => effect !== "Allow" || !principals.every(({ id }) => isIdentity(id)),
    );
    const others = decide(need, action, anyRole, policy, forAll);
    return others.kind === "allowed" || others.kind === "left-to-iam" ? others : decision;
  });
  return answered(need, null, decisions, policy);
}

function decide(
  need: Need,
  action: string,
  caller: Caller,
  policy: ReadPolicy,
  statements = policy.about(caller, action),
): Decision {
  const settled = policy.settled.get(statements);
  if (settled) return settled;
  const request = requestOf(need, action, caller, policy);
  const decision = evaluatePolicy(statements, request);
  // Without conditions the decision depends only on the caller and the action.
  if (statements === policy.about(caller, action) && statements.every(isUnconditional)) {
    policy.settled.set(statements, decision);
    return decision;
  }
  if (need.inexact.length === 0) return decision;
  return settle(decision, evaluatePolicy(statements, withoutInexact(request, need)));
}

const isUnconditional = ({ conditions, flaws, resources }: PolicyStatement) =>
  conditions.length === 0 && flaws.length === 0 && !resources.some((resource) => resource.includes("$"));

/** A value that is documented as a pattern can meet an Allow for all its values, and nothing else. */
function settle(asPattern: Decision, asUnknown: Decision): Decision {
  const allows = asPattern.kind === "allowed" || asPattern.kind === "allowed-to-named";
  if (asUnknown.kind === "left-to-iam") return allows ? asPattern : asUnknown;
  if (asUnknown.kind !== "cannot-tell") return asUnknown;
  const denies = asUnknown.obstacles.some(({ at }) => at.statement.effect !== "Allow");
  return allows && !denies ? asPattern : asUnknown;
}

function answered(need: Need, role: string | null, decisions: readonly Decision[], policy: ReadPolicy): NeedFit {
  const actions = need.actions.map((action, index) =>
    whereRequired(need, actionFit(need, action, decisions[index], policy)),
  );
  return { need, role, actions, answer: worstFit(actions.map(({ answer }) => answer)) };
}

/** If AWS requires the permission only under a condition that the scan does not read, a missing one is unknown. */
function whereRequired({ onlyWhere }: Need, fit: ActionFit): ActionFit {
  if (onlyWhere === null || fit.answer === "allowed") return fit;
  return { ...fit, answer: "cannot-tell", by: null, because: clause("required-only-where", { where: onlyWhere }) };
}

function actionFit(need: Need, action: string, decision: Decision | undefined, policy: ReadPolicy): ActionFit {
  // A subset of the statements was evaluated, so the index is looked up in the whole policy.
  const placeOf = ({ statement }: StatementReference): StatementPlace => ({
    index: policy.statements.indexOf(statement),
    sid: statement.sid,
  });
  const fitOfAction = (answer: FitAnswer, by: StatementReference | null, because: PolicyClause | null): ActionFit => {
    return { action, answer, by: by && placeOf(by), because };
  };
  switch (decision?.kind) {
    case "allowed":
      return fitOfAction("allowed", decision.by, null);
    case "denied":
      return fitOfAction("denied", decision.by, decision.because);
    case "left-to-iam":
      return fitOfAction("left-to-iam", decision.by, clause("delegates-to-iam"));
    case "allowed-to-named":
      return fitOfAction("cannot-tell", decision.by, clause("no-single-principal", { arns: decision.arns }));
    case "not-allowed": {
      const nearest = nearestOf(decision.nearly, need);
      return nearest ? fitOfAction("stopped", nearest.at, nearest.because) : fitOfAction("missing", null, null);
    }
    case "cannot-tell":
    case undefined: {
      const obstacle = decision?.obstacles[0];
      return fitOfAction("cannot-tell", obstacle?.at ?? null, obstacle?.because ?? null);
    }
  }
}

/** Of the statements that only a condition stops, the one whose values are most like those of the need. */
export function nearestOf(nearly: readonly Obstacle[], { carries }: Need): Obstacle | null {
  const carried = Object.values(carries).flatMap((value) => value ?? []);
  const likeness = ({ at }: Obstacle) =>
    Math.max(
      0,
      ...at.statement.conditions.flatMap(({ values }) =>
        values.flatMap((wanted) => carried.map((given) => commonStart(wanted, given))),
      ),
    );
  return nearly.toSorted((a, b) => likeness(b) - likeness(a))[0] ?? null;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
