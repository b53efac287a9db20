import { type ActionFit, type FitAnswer, type NeedFit, type StatementPlace, worstFit } from "#lib/domain/key-fit.ts";
import type { Need } from "#lib/domain/key-need.ts";
import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import type { Caller, Decision, Obstacle, StatementReference } from "../policy/decision.ts";
import { evaluatePolicy } from "../policy/evaluate-policy.ts";
import { isIdentity, type ReadPolicy } from "./known-policy.ts";
import { requestOf, withoutInexact } from "./request-of.ts";

/**
 * Holds one need against the policy.
 *
 * @param accountId where the resource is, and so the role that will ask
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

/** A caller that AWS documents by its name. */
function byCaller(need: Need, caller: Caller, role: string | null, policy: ReadPolicy): NeedFit {
  const decisions = need.actions.map((action) => decide(need, action, caller, policy));
  return answered(need, role, decisions, policy);
}

/**
 * A role that the policy names, and allows every action of the need. AWS does not say which role will ask, and its own
 * sample policies name one, often under no condition. To be named for kms:DescribeKey alone is to be named for looking.
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

/** What the policy says of every action; null as soon as it does not allow one. */
function allAllowed(need: Need, caller: Caller, policy: ReadPolicy): readonly Decision[] | null {
  const decisions: Decision[] = [];
  for (const action of need.actions) {
    const decision = decide(need, action, caller, policy);
    if (decision.kind !== "allowed") return null;
    decisions.push(decision);
  }
  return decisions;
}

/** What any role of the account may do; where roles are named for a part of it, what is said of all others. */
function byAnyRole(need: Need, accountId: string, policy: ReadPolicy): NeedFit {
  const somebody: Caller = { kind: "account", accountId };
  const decisions = need.actions.map((action) => {
    const about = policy.about(somebody, action);
    const decision = decide(need, action, somebody, policy, about);
    if (decision.kind !== "allowed-to-named") return decision;
    const forAll = about.filter(
      ({ effect, principals }) => effect !== "Allow" || !principals.every(({ id }) => isIdentity(id)),
    );
    const others = decide(need, action, somebody, policy, forAll);
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
  // Without a condition the same caller and action get the same answer, whatever the request carries.
  if (statements === policy.about(caller, action) && statements.every(isUnconditional)) {
    policy.settled.set(statements, decision);
    return decision;
  }
  if (need.inexact.length === 0) return decision;
  return settle(decision, evaluatePolicy(statements, withoutInexact(request, need)));
}

const isUnconditional = ({ conditions, flaws, resources }: PolicyStatement) =>
  conditions.length === 0 && flaws.length === 0 && !resources.some((resource) => resource.includes("$"));

/** A value that is documented as a pattern may satisfy an Allow for all of them, and decides nothing else. */
function settle(asPattern: Decision, asUnknown: Decision): Decision {
  const allows = asPattern.kind === "allowed" || asPattern.kind === "allowed-to-named";
  if (asUnknown.kind === "left-to-iam") return allows ? asPattern : asUnknown;
  if (asUnknown.kind !== "cannot-tell") return asUnknown;
  const denies = asUnknown.obstacles.some(({ at }) => at.statement.effect !== "Allow");
  return allows && !denies ? asPattern : asUnknown;
}

function answered(need: Need, role: string | null, decisions: readonly Decision[], policy: ReadPolicy): NeedFit {
  const actions = need.actions.map((action, index) =>
    asFarAsNeeded(need, actionFit(need, action, decisions[index], policy)),
  );
  return { need, role, actions, answer: worstFit(actions.map(({ answer }) => answer)) };
}

/** Where AWS asks for something only under a condition that the scan does not tell, its lack is no fault yet. */
function asFarAsNeeded({ onlyWhere }: Need, fit: ActionFit): ActionFit {
  if (onlyWhere === null || fit.answer === "allowed") return fit;
  return { ...fit, answer: "cannot-tell", by: null, because: `the permission is required only where ${onlyWhere}` };
}

function actionFit(need: Need, action: string, decision: Decision | undefined, policy: ReadPolicy): ActionFit {
  // Only some of the statements were asked, so their places are looked up among all.
  const placeOf = ({ statement }: StatementReference): StatementPlace => ({
    index: policy.statements.indexOf(statement),
    sid: statement.sid,
  });
  const saying = (answer: FitAnswer, by: StatementReference | null, because: string | null): ActionFit => {
    return { action, answer, by: by && placeOf(by), because };
  };
  switch (decision?.kind) {
    case "allowed":
      return saying("allowed", decision.by, null);
    case "denied":
      return saying("denied", decision.by, decision.because);
    case "left-to-iam":
      return saying("left-to-iam", decision.by, "the statement delegates to the IAM policies of the account");
    case "allowed-to-named":
      return saying(
        "cannot-tell",
        decision.by,
        `the statement allows ${decision.arns.join(", ")}, but no single principal everything that is required`,
      );
    case "not-allowed": {
      const nearest = nearestOf(decision.nearly, need);
      return nearest ? saying("stopped", nearest.at, nearest.because) : saying("missing", null, null);
    }
    case "cannot-tell":
    case undefined: {
      const obstacle = decision?.obstacles[0];
      return saying("cannot-tell", obstacle?.at ?? null, obstacle?.because ?? null);
    }
  }
}

/** Of several statements that stop at a condition, the one that looks most like it was meant for the need. */
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
