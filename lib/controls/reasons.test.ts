import { describe, expect, test } from "vitest";
import { sentencesIn } from "#lib/domain/reason.testkit.ts";
import { isReasonCode, REASON_SENTENCES } from "#lib/domain/reason.ts";
import { CONTROLS } from "./controls.ts";

/** Stands for every parameter: a text, a list with itself, and an object whose members are the same again. */
const ANYTHING: object = new Proxy(
  {},
  {
    get: (_, member) => {
      if (member === Symbol.toPrimitive || member === "toString") return () => "NAME";
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

/** Parameters that a name cannot stand for: verdicts have words of their own. */
const PARAMETERS: Readonly<Record<string, object>> = {
  "draft-and-deployed": { draft: "customer-managed", live: "aws-owned", versions: ["1", "2"] },
};
const parametersOf = (code: string): object => PARAMETERS[code] ?? ANYTHING;

const SENTENCES = CONTROLS.flatMap(({ id, reasons }) =>
  Object.entries(reasons)
    // The reasons of verdicts have their own test.
    .filter(([code, sentence]) => !NESTED.has(code) && !(isReasonCode(code) && REASON_SENTENCES[code] === sentence))
    .map(([code, sentence]) => [id, code, sentence as (of: object) => string] as const),
);

describe("every reason of a control", () => {
  test.each(SENTENCES)("%s %s is one or two sentences", (_, code, sentence) => {
    const text = sentence(parametersOf(code));
    expect(text).toMatch(/^\S[^\n]*\.$/);
    expect(sentencesIn(text).length, text).toBeLessThanOrEqual(2);
  });

  test.each(CONTROLS.map(({ id }) => id))("%s: each code has its own sentence", (control) => {
    const texts = SENTENCES.filter(([id]) => id === control).map(([, code, sentence]) => sentence(parametersOf(code)));
    expect(new Set(texts).size).toBe(texts.length);
  });
});
