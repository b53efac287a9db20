import { explainWith } from "#lib/domain/explanation.ts";
import type { GrantAnswer, Grantee, GrantPurpose } from "#lib/domain/grant-reading.ts";
import {
  BINDING_SENTENCES,
  type BindingReason,
  HOLDER_SENTENCES,
  type HolderReason,
  OPERATION_SENTENCES,
  type OperationReason,
} from "#lib/domain/grant-sentences.ts";
import type { Grant } from "#lib/domain/key.ts";
import { DATA_AUTOMATION_INVOCATION, documentedFor } from "./documented-grants.ts";
import { typeOfArn } from "./type-of-arn.ts";

/** Services whose grants are evaluated. */
const KNOWN_SERVICES = ["bedrock.amazonaws.com", "bedrock-agentcore.amazonaws.com", "aoss.amazonaws.com"];

/** The resource type that a grant is for; null if unknown. A tie by time is no evidence. */
function typeOf(purpose: GrantPurpose): string | null {
  if (purpose.kind === "tied") return purpose.how === "by-time" ? null : purpose.to.type;
  if (purpose.kind === "orphan") return typeOfArn(purpose.named);
  return purpose.kind === "cannot-tell" && purpose.named !== null ? typeOfArn(purpose.named) : null;
}

const explainBinding = explainWith(BINDING_SENTENCES);
const explainOperations = explainWith(OPERATION_SENTENCES);
const explainHolder = explainWith(HOLDER_SENTENCES);

/** Whether a grant has a constraint: without one, its grantee can use the key for any data. */
export function bindingOf(grant: Grant, grantee: Grantee, purpose: GrantPurpose): GrantAnswer<BindingReason> {
  const { encryptionContextSubset, encryptionContextEquals, sourceArn } = grant;
  const [context] = Object.entries({ ...encryptionContextSubset, ...encryptionContextEquals });
  if (sourceArn) return { answer: "pass", reason: explainBinding("source-arn", { sourceArn }) };
  if (context) {
    const [name, value] = context;
    return { answer: "pass", reason: explainBinding("encryption-context", { name, value }) };
  }
  if (grantee.kind !== "service") return { answer: "fail", reason: explainBinding("no-constraint") };
  const type = typeOf(purpose);
  const documented = type === null ? null : documentedFor(type);
  if (documented?.kind !== "grants") {
    return { answer: "cannot-tell", reason: explainBinding("no-constraint-and-not-documented") };
  }
  const { bound, what } = documented;
  return bound
    ? { answer: "fail", reason: explainBinding("documented-constraint-missing", { what }) }
    : { answer: "pass", reason: explainBinding("no-constraint-documented", { what }) };
}

/** Whether a grant allows only the operations that AWS documents. AWS documents none for grants of principals. */
export function operationsOf(grant: Grant, grantee: Grantee, purpose: GrantPurpose): GrantAnswer<OperationReason> {
  if (grantee.kind !== "service") return null;
  const type = typeOf(purpose);
  if (type === null && !KNOWN_SERVICES.includes(grantee.service)) return null;
  const documented = documentedOperations(type, grant);
  const { operations } = grant;
  if (documented === null) {
    return { answer: "cannot-tell", reason: explainOperations("operations-not-documented", { operations }) };
  }
  const { what } = documented;
  const beyond = operations.filter((each) => !documented.operations.includes(each));
  return beyond.length === 0
    ? { answer: "pass", reason: explainOperations("operations-documented", { operations, what }) }
    : { answer: "fail", reason: explainOperations("operations-beyond", { operations: beyond, what }) };
}

function documentedOperations(type: string | null, grant: Grant) {
  const { contextKey, operations } = DATA_AUTOMATION_INVOCATION;
  const context = { ...grant.encryptionContextSubset, ...grant.encryptionContextEquals };
  if (Object.hasOwn(context, contextKey)) return { operations, what: "grant of a Data Automation invocation" };
  const documented = type === null ? null : documentedFor(type);
  return documented?.kind === "grants" ? documented : null;
}

/** Whether the grantee is a service, and the one that AWS documents. */
export function holderOf({ grantee: name }: Grant, grantee: Grantee, purpose: GrantPurpose): GrantAnswer<HolderReason> {
  switch (grantee.kind) {
    case "unknown":
      return { answer: "cannot-tell", reason: explainHolder("grantee-unknown", { grantee: name || null }) };
    case "principal": {
      const { accountId } = grantee;
      return grantee.ownAccount
        ? { answer: "fail", reason: explainHolder("own-principal", { grantee: name }) }
        : { answer: "fail", reason: explainHolder("external-principal", { grantee: name, accountId }) };
    }
    case "service": {
      const { service } = grantee;
      const type = typeOf(purpose);
      const documented = type === null ? null : documentedFor(type);
      if (documented?.kind !== "grants" || documented.grantee === service) {
        return { answer: "pass", reason: explainHolder("documented-service", { service }) };
      }
      const { what, grantee: expected } = documented;
      return { answer: "fail", reason: explainHolder("other-service", { service, documented: expected, what }) };
    }
  }
}
