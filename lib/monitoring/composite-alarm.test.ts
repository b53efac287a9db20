import { describe, expect, it } from "vitest";
import type { CompositeAlarm } from "#lib/domain/monitoring.ts";
import { compositesOver, compositesTriggeredBy } from "./composite-alarm.ts";
import { alarm } from "./monitoring.testkit.ts";

const composite = (name: string, rule: string, suppressor: string | null = null): CompositeAlarm => ({
  kind: "composite",
  ...{ arn: `arn:${name}`, name, actionsEnabled: true, actions: [], rule, suppressor },
});
const child = alarm();
/** Whether the composite alarm `over` goes into ALARM once `keys` does. */
const follows = (rule: string, ...others: readonly CompositeAlarm[]) => {
  const over = composite("over", rule);
  return compositesTriggeredBy(child, "yes", [child, over, ...others]).get(over);
};

describe("a composite alarm goes into ALARM with the alarm it includes", () => {
  it.each([
    ["ALARM(keys)", "yes"],
    ["ALARM(keys) OR ALARM(other)", "yes"],
    ["ALARM(keys) AND TRUE", "yes"],
    ["NOT OK(keys) AND ALARM(keys)", "yes"],
    ["ALARM(keys) AND ALARM(other)", "cannot-tell"],
    ["ALARM(keys) AND NOT ALARM(maintenance)", "cannot-tell"],
    ["NOT OK(keys)", "cannot-tell"],
    ["NOT ALARM(keys)", "no"],
    ["OK(keys) OR INSUFFICIENT_DATA(keys)", "no"],
    ["ALARM(keys) AND FALSE", "no"],
    ["ALARM(keys) OR TRUE", "no"],
    ["ALARM(keys) OR NOT ALARM(keys)", "no"],
  ])("%s: %s", (rule, expected) => {
    expect(follows(rule)).toBe(expected);
  });

  it("over other composite alarms, unless they include it in turn", () => {
    expect(follows("ALARM(between)", composite("between", "ALARM(keys)"))).toBe("yes");
    expect(follows("ALARM(between)", composite("between", "NOT ALARM(keys)"))).toBe("no");
    expect(follows("ALARM(between)", composite("between", "ALARM(keys) AND ALARM(over)"))).toBe("cannot-tell");
  });

  it("only as certainly as the alarm itself", () => {
    const over = composite("over", "ALARM(keys)");
    expect(compositesTriggeredBy(child, "cannot-tell", [over]).get(over)).toBe("cannot-tell");
  });

  it("with unknown actions, where another alarm may suppress them", () => {
    const over = composite("over", "ALARM(keys)", "maintenance");
    expect(compositesTriggeredBy(child, "yes", [over]).get(over)).toBe("cannot-tell");
  });
});

it("a rule that is not understood may include an alarm whose name it quotes", () => {
  const odd = alarm({ name: 'the "keys"', arn: "arn:odd" });
  const over = composite("over", 'AT_LEAST(1, ALARM, ("the \\"keys\\""))');
  expect(compositesTriggeredBy(odd, "yes", [over]).get(over)).toBe("cannot-tell");
});

it("an alarm with a longer name is another alarm", () => {
  expect(compositesOver([child], [composite("over", 'ALARM("keys-of-doors")')])).toEqual([]);
});

it("thousands of alarms that include each other are followed in bounded time", () => {
  const names = Array.from({ length: 2_000 }, (_, index) => `c${index}`);
  const all = names.map((name, index) => {
    const others = names.slice(Math.max(0, index - 20), index + 20).filter((other) => other !== name);
    return composite(name, ["ALARM(keys)", ...others.map((other) => `ALARM(${other})`)].join(" OR "));
  });
  const from = performance.now();
  expect(compositesTriggeredBy(child, "yes", all).size).toBe(2_000);
  expect(performance.now() - from).toBeLessThan(3_000);
});
