import type { GrantAnswer, Grantee, GrantPurpose } from "#lib/domain/grant-reading.ts";
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

/** Whether a grant has a constraint: without one, its grantee can use the key for any data. */
export function bindingOf(grant: Grant, grantee: Grantee, purpose: GrantPurpose): GrantAnswer {
  const { encryptionContextSubset, encryptionContextEquals, sourceArn } = grant;
  const context = { ...encryptionContextSubset, ...encryptionContextEquals };
  if (sourceArn) return { answer: "pass", words: `The grant is limited to requests on behalf of ${sourceArn}.` };
  const [name] = Object.keys(context);
  if (name)
    return { answer: "pass", words: `The grant is limited to the encryption context ${name} = ${context[name]}.` };
  if (grantee.kind !== "service") {
    return { answer: "fail", words: "The grant has no constraint: its grantee can use the key for any data." };
  }
  const type = typeOf(purpose);
  const documented = type === null ? null : documentedFor(type);
  if (documented?.kind !== "grants") {
    return { answer: "cannot-tell", words: "The grant has no constraint, and what AWS documents for it is unknown." };
  }
  if (documented.bound) {
    return {
      answer: "fail",
      words: `The grant has no constraint, although AWS documents one for the ${documented.what}.`,
    };
  }
  return { answer: "pass", words: `The grant has no constraint, and AWS documents none for the ${documented.what}.` };
}

/** Whether a grant allows only the operations that AWS documents. AWS documents none for grants of principals. */
export function operationsOf(grant: Grant, grantee: Grantee, purpose: GrantPurpose): GrantAnswer {
  if (grantee.kind !== "service") return null;
  const type = typeOf(purpose);
  if (type === null && !KNOWN_SERVICES.includes(grantee.service)) return null;
  const documented = documentedOperations(type, grant);
  const are = grant.operations.join(", ") || "none";
  if (documented === null) {
    return {
      answer: "cannot-tell",
      words: `AWS does not document which operations the grant should allow; it allows ${are}.`,
    };
  }
  const beyond = grant.operations.filter((each) => !documented.operations.includes(each));
  if (beyond.length === 0) {
    return {
      answer: "pass",
      words: `The operations of the grant (${are}) are among those that AWS documents for the ${documented.what}.`,
    };
  }
  return {
    answer: "fail",
    words: `${beyond.join(", ")} is not among the operations that AWS documents for the ${documented.what}.`,
  };
}

function documentedOperations(type: string | null, grant: Grant) {
  const { contextKey, operations } = DATA_AUTOMATION_INVOCATION;
  const context = { ...grant.encryptionContextSubset, ...grant.encryptionContextEquals };
  if (Object.hasOwn(context, contextKey)) return { operations, what: "grant of a Data Automation invocation" };
  const documented = type === null ? null : documentedFor(type);
  return documented?.kind === "grants" ? documented : null;
}

/** Whether the grantee is a service, and the one that AWS documents. */
export function holderOf(grant: Grant, grantee: Grantee, purpose: GrantPurpose): GrantAnswer {
  switch (grantee.kind) {
    case "unknown":
      return {
        answer: "cannot-tell",
        words: `The grant does not show who ${grant.grantee || "its grantee"} is.`,
      };
    case "principal":
      return {
        answer: "fail",
        words: grantee.ownAccount
          ? `${grant.grantee} can use the key through this grant, independent of the key policy.`
          : `${grant.grantee} belongs to account ${grantee.accountId}, which is not the key's own.`,
      };
    case "service": {
      const type = typeOf(purpose);
      const documented = type === null ? null : documentedFor(type);
      if (documented?.kind !== "grants" || documented.grantee === grantee.service) {
        return { answer: "pass", words: `The service ${grantee.service} holds the grant.` };
      }
      return {
        answer: "fail",
        words: `${grantee.service} holds the grant, although AWS documents ${documented.grantee} for the ${documented.what}.`,
      };
    }
  }
}
