import fc from "fast-check";
import { expect, test } from "vitest";
import { readAlarmRule } from "./alarm-rule.ts";

const alarm = (name: string, state = "ALARM") => ({ kind: "state", state, alarm: name });

test.each([
  ["ALARM(CPUUtilizationTooHigh)", alarm("CPUUtilizationTooHigh")],
  ['ALARM("a name with (parentheses)")', alarm("a name with (parentheses)")],
  [
    'ALARM("arn:aws:cloudwatch:us-east-1:123456789012:alarm:a")',
    alarm("arn:aws:cloudwatch:us-east-1:123456789012:alarm:a"),
  ],
  ["ALARM(a) AND NOT ALARM(b)", { kind: "and", parts: [alarm("a"), { kind: "not", of: alarm("b") }] }],
  [
    "(ALARM(a) OR ALARM(b)) AND OK(c)",
    { kind: "and", parts: [{ kind: "or", parts: [alarm("a"), alarm("b")] }, alarm("c", "OK")] },
  ],
  ["NOT (INSUFFICIENT_DATA(a))", { kind: "not", of: alarm("a", "INSUFFICIENT_DATA") }],
  ["TRUE OR\nALARM(a)", { kind: "or", parts: [{ kind: "constant", value: true }, alarm("a")] }],
])("a composite alarm's rule is read as AWS documents it: %s", (text, rule) => {
  expect(readAlarmRule(text)).toEqual(rule);
});

test.each([
  ["", "nothing"],
  ["ALARM(a) AND ALARM(b) OR ALARM(c)", "operators whose precedence AWS does not document"],
  ["AT_LEAST(2, ALARM, (a, b))", "another function"],
  ["ALARM(a", "a parenthesis that stays open"],
  ["ALARM(a) ALARM(b)", "no operator"],
  ["MAYBE", "another word"],
  [`${"(".repeat(5_000)}ALARM(a)${")".repeat(5_000)}`, "depth"],
  [`${"NOT ".repeat(2_000)}ALARM(a)`, "as many negations"],
  ["ALARM(a) OR ".repeat(50_000), "length"],
])("a rule that is not understood is null: %.40s (%s)", (text) => {
  expect(readAlarmRule(text)).toBeNull();
});

test("reading a rule never throws, whatever its text", () => {
  const words = fc.constantFrom("ALARM(a)", 'OK("b")', "AND", "OR", "NOT", "(", ")", "TRUE", '"', "\\", "x");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((all) => all.join(" ")),
      ),
      (text) => {
        readAlarmRule(text);
      },
    ),
  );
});
