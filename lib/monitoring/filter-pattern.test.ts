import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterMatches } from "./filter-pattern.ts";
import { MONITORED_EVENTS } from "./monitored-event.ts";
import { PATTERN } from "./monitoring.testkit.ts";

const taken = (pattern: string, event: (typeof MONITORED_EVENTS)[number] = "DisableKey") =>
  filterMatches(pattern, "us-east-1", event);

describe("a metric filter counts a KMS event", () => {
  it.each([
    ["the pattern of CIS", PATTERN, "yes"],
    ["quoted", '{ ($.eventSource = "kms.amazonaws.com") && ($.eventName = "DisableKey") }', "yes"],
    ["without blanks", "{$.eventSource=kms.amazonaws.com&&($.eventName=DisableKey||$.eventName=PutKeyPolicy)}", "yes"],
    ["everything", "", "yes"],
    ["with a wildcard", '{ $.eventName = "Disable*" }', "yes"],
    ["with two wildcards", "{ $.eventName = *able*Key }", "yes"],
    ["every source but KMS", '{ $.eventSource != "kms.amazonaws.com" }', "no"],
    ["another name", "{ $.eventName = ConsoleLogin }", "no"],
    ["another case, which counts", "{ $.eventName = disablekey }", "no"],
    ["&& before ||", "{ $.eventName = X && $.eventName = Y || $.eventName = DisableKey }", "yes"],
    ["parentheses before &&", "{ $.eventName = X && ($.eventName = Y || $.eventName = DisableKey) }", "no"],
    ["only what succeeds", "{ $.eventName = DisableKey && $.errorCode NOT EXISTS }", "yes"],
    ["only what fails", '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }', "no"],
    ["a field that exists", "{ $.eventName EXISTS }", "yes"],
    ["only reads", "{ $.readOnly IS TRUE }", "no"],
    ["only writes", "{ $.readOnly IS FALSE }", "yes"],
    ["another Region", "{ $.awsRegion = eu-central-1 && $.eventName = DisableKey }", "no"],
    ["some principals", '{ $.eventName = DisableKey && $.userIdentity.type = "Root" }', "cannot-tell"],
    ["some principals, but another call", '{ $.eventName = X && $.userIdentity.type = "Root" }', "no"],
    ["a regular expression", "{ $.eventName = %Disable.*% }", "cannot-tell"],
    ["a number", "{ $.eventName > 3 }", "cannot-tell"],
    ["an unknown state", "{ $.eventName IS EMPTY }", "cannot-tell"],
    ["different from an absent field", "{ $.errorCode != AccessDenied }", "cannot-tell"],
    ["a term", "DisableKey", "cannot-tell"],
    ["terms by position", "[ip, user, name = DisableKey]", "cannot-tell"],
    ["an open parenthesis", "{ ($.eventName = DisableKey }", "cannot-tell"],
    ["an open quote", '{ $.eventName = "DisableKey }', "cannot-tell"],
    ["an escape", '{ $.eventName = "Disable\\Key" }', "cannot-tell"],
    ["nothing in braces", "{ }", "cannot-tell"],
    ["something after the end", "{ $.eventName = DisableKey } x }", "cannot-tell"],
  ] as const)("%s", (_, pattern, expected) => {
    expect(taken(pattern)).toBe(expected);
  });

  it("is decided for each event", () => {
    expect(MONITORED_EVENTS.filter((event) => taken(PATTERN, event) === "yes")).toEqual([
      "DisableKey",
      "ScheduleKeyDeletion",
    ]);
  });

  it("is unknown for a pattern that is nested too deep to read", () => {
    expect(taken(`{ ${"(".repeat(2_000)}$.eventName = DisableKey${")".repeat(2_000)} }`)).toBe("cannot-tell");
    expect(taken(`{ ${"(".repeat(100_000)} }`)).toBe("cannot-tell");
  });

  it("never throws, whatever the pattern", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "(",
      ")",
      "&&",
      "||",
      "=",
      "!=",
      "$.eventName",
      "$",
      "DisableKey",
      '"',
      "%",
      "IS",
      "*",
      "\\",
      " ",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 30 }).map((all) => all.join("")),
        ),
        (pattern) => {
          expect(["yes", "no", "cannot-tell"]).toContain(taken(pattern));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
