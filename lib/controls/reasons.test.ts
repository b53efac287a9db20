import { describe, expect, test } from "vitest";
import { clause } from "#lib/domain/policy-clauses.ts";
import { faultsOf, operationsIn } from "#lib/domain/reason.testkit.ts";
import { isReasonCode, REASON_SENTENCES } from "#lib/domain/reason.ts";
import { CONTROLS } from "./controls.ts";

const OPERATION = "bedrock:GetAgent";

/** Stands for every parameter: a text, a list with itself, and an object whose members are the same again. */
const ANYTHING: object = new Proxy(
  {},
  {
    get: (_, member) => {
      if (member === Symbol.toPrimitive || member === "toString") return () => "NAME";
      if (member === "operation" || member === "listedBy") return OPERATION;
      if (member === "because") return clause("denies-caller");
      // The name of a parameter too.
      if (member === "at") return ANYTHING;
      for (const like of ["NAME", [ANYTHING]] as const) {
        const found: unknown = Reflect.get(Object(like), member);
        if (found !== undefined) return typeof found === "function" ? found.bind(like) : found;
      }
      return ANYTHING;
    },
  },
);
/** The sentences of codes inside others are in the tests of the controls and of the demo account. */
const NESTED = new Set([
  ...["inherited", "project-uses-account", "references", "logged", "not-logged", "unknown"],
  ...["alert-exists", "no-alert", "alert-unknown", "allowed"],
]);

/** No call was made, or it is in the sentence beside: the code is inside another one, e.g. in `references`. */
const WITHOUT_CALL = new Set([
  ...["nothing-required", "resource-of-another-account", "type-not-listed", "region-not-scanned"],
  ...["not-in-list", "list-not-complete", "created-during-scan"],
]);

const STEPS = [{ kind: "trail", name: "all", code: "logging-stopped", parameters: {} }];

/** Parameters that a name cannot stand for: verdicts have words of their own. */
const PARAMETERS: Readonly<Record<string, object>> = {
  "key-not-described": { operation: OPERATION, errorCode: "AccessDeniedException", key: "arn:key", trail: "all" },
  mode: { mode: "default", operation: OPERATION },
  "cannot-tell": { who: "the role", actions: ["kms:Decrypt"], statement: { index: 0, sid: null }, because: "so" },
  "no-trail": { steps: STEPS },
  "trail-unknown": { steps: STEPS },
  "draft-and-deployed": {
    draft: "customer-managed",
    live: "aws-owned",
    versions: ["1", "2"],
    liveOperation: OPERATION,
  },
};
const parametersOf = (code: string): object => PARAMETERS[code] ?? ANYTHING;

const SENTENCES = CONTROLS.flatMap(({ id, reasons }) =>
  Object.entries(reasons)
    // The reasons of verdicts have their own test.
    .filter(([code, sentence]) => !NESTED.has(code) && !(isReasonCode(code) && REASON_SENTENCES[code] === sentence))
    .map(([code, sentence]) => [id, code, sentence as (of: object) => string] as const),
);

describe("every reason of a control", () => {
  test.each(SENTENCES)(
    "%s %s is one or two short sentences with a subject, and names the API call",
    (_, code, sentence) => {
      const text = sentence(parametersOf(code));
      expect(faultsOf(text)).toEqual([]);
      if (!WITHOUT_CALL.has(code)) expect(operationsIn(text), text).not.toEqual([]);
    },
  );

  test.each(CONTROLS.map(({ id }) => id))("%s: each code has its own sentence", (control) => {
    const texts = SENTENCES.filter(([id]) => id === control).map(([, code, sentence]) => sentence(parametersOf(code)));
    expect(new Set(texts).size).toBe(texts.length);
  });
});
