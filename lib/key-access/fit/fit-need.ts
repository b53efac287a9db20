import { type ActionFit, type FitAnswer, type NeedFit, type StatementPlace, worstFit } from "#lib/domain/key-fit.ts";
import type { Need } from "#lib/domain/key-need.ts";
import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import type { Caller, Decision, StatementReference } from "../policy/decision.ts";
import { evaluatePolicy } from "../policy/evaluate-policy.ts";
import { isIdentity, type ReadPolicy } from "./known-policy.ts";
import { nearestOf } from "./nearest.ts";
import { requestOf, withoutInexact } from "./request-of.ts";

/**
 * Holds one need against the policy.
 *
 * @param accountId where the resource is, and so the role that will ask
 */
export function fitNeed(need: Need, accountId: string, policy: ReadPolicy): NeedFit {
  if (need.who.kind === "service") {
    const service: Caller = { kind: "service", service: need.who.service };
    const decisions = need.actions.map((action) => decide(need, action, service, policy));
    return answered(need, null, decisions, policy);
  }
  const any = byAnyRole(need, accountId, policy);
  return any.answer === "allowed" ? any : (byNamedRole(need, accountId, policy) ?? any);
}

/**
 * A role that the policy names for all of it. AWS does not say which role will ask, so only statements that are bound
 * to this use by what its requests carry tell that this is the one; kms:DescribeKey needs no such tie.
 */
function byNamedRole(need: Need, accountId: string, policy: ReadPolicy): NeedFit | null {
  const isTied = tiedTo(need);
  for (const arn of policy.named) {
    if (arn.split(":")[4] !== accountId) continue;
    const caller: Caller = { kind: "principal", arn };
    const asked = need.actions.map((action) => {
      const about = policy.about(caller, action);
      return { action, statements: action === "kms:DescribeKey" ? about : about.filter(isTied) };
    });
    // Most roles are named for something else, which is cheap to see.
    if (!asked.every(({ statements }) => statements.some(({ effect }) => effect === "Allow"))) continue;
    if (!asked.some(({ statements }) => statements.some((each) => isTied(each) && names(each, arn)))) continue;
    const decisions = asked.map(({ action, statements }) => decide(need, action, caller, policy, statements));
    const isNamed = decisions.some(
      (decision, index) => need.actions[index] !== "kms:DescribeKey" && isNamedBy(decision, arn),
    );
    if (isNamed && decisions.every(({ kind }) => kind === "allowed")) return answered(need, arn, decisions, policy);
  }
  return null;
}

/** Roles count in an Allow only where a condition ties it to what the need's requests carry. */
function tiedTo({ carries, grantCarries }: Need): (statement: PolicyStatement) => boolean {
  const carried = new Set(Object.keys({ ...carries, ...grantCarries }).map((key) => key.toLowerCase()));
  return ({ effect, principals, conditions }) =>
    effect !== "Allow" ||
    !principals.some(({ id }) => isIdentity(id)) ||
    conditions.some(({ key }) => carried.has(key.toLowerCase()));
}

const names = ({ principals }: PolicyStatement, arn: string) => principals.some(({ id }) => id === arn);

const isNamedBy = (decision: Decision, arn: string) => decision.kind === "allowed" && names(decision.by.statement, arn);

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
  const actions = need.actions.map((action, index) => actionFit(need, action, decisions[index], policy));
  return { need, role, actions, answer: worstFit(actions.map(({ answer }) => answer)) };
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
      return saying("left-to-iam", decision.by, "it leaves the decision to the IAM policies of the account");
    case "allowed-to-named":
      return saying("cannot-tell", decision.by, `it names ${decision.arns.join(", ")}, but nobody for all of this`);
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
