import { describe, expect, it } from "vitest";
import { bestPath, decidingStep, type PathState, pathOf, step, unreadStep } from "./notification-path.ts";
import { explainStep } from "./step-sentences.ts";

const path = (...states: readonly PathState[]) =>
  pathOf(
    "event-rule",
    states.map((state, index) => step("rule", state, `${index}`, explainStep("no-target"))),
  );

describe("a notification path", () => {
  it("has the state of its weakest step: a broken step breaks it, also beside an unknown one", () => {
    expect(path("whole", "whole").state).toBe("whole");
    expect(path("whole", "cannot-tell").state).toBe("cannot-tell");
    expect(path("cannot-tell", "broken").state).toBe("broken");
  });

  it("is decided by its first broken step, else by its first unknown one", () => {
    expect(decidingStep(path("cannot-tell", "broken", "broken"))?.name).toBe("1");
    expect(decidingStep(path("whole", "cannot-tell", "cannot-tell"))?.name).toBe("1");
    expect(decidingStep(path("whole"))).toBeNull();
  });

  it("is better than another if it is whole, else if it is unknown, else if more of its steps are whole", () => {
    const [whole, unknown, short] = [path("whole"), path("whole", "cannot-tell"), path("broken")];
    const long = path("whole", "whole", "broken");
    expect(bestPath([short, unknown, whole])).toBe(whole);
    expect(bestPath([long, unknown])).toBe(unknown);
    expect(bestPath([short, long])).toBe(long);
  });

  it("names a permission only where the call was denied: another failure is not resolved by it", () => {
    const failure = {
      ...{ operation: "sns:GetTopicAttributes", requestId: null, at: "2026-11-24T00:00:00.000Z", httpStatus: 400 },
      ...{ code: "Throttling", message: "slow", permission: "sns:GetTopicAttributes" },
    };
    const permissionFor = (kind: "denied" | "throttled") =>
      unreadStep("topic", "subscriptions", { kind: "unreadable", failure: { ...failure, kind } }).permission;
    expect(permissionFor("denied")).toBe("sns:GetTopicAttributes");
    expect(permissionFor("throttled")).toBeNull();
  });
});
