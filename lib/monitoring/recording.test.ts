import { describe, expect, it } from "vitest";
import { monitoring, read, TRAIL, trail, US, unreadable } from "./monitoring.testkit.ts";
import { recordingIn, trailSteps } from "./recording.ts";

const none = { equals: [], notEquals: [], startsWith: [], notStartsWith: [], endsWith: [], notEndsWith: [] };
/** A trail whose advanced event selector has this condition on the event name. */
const onNames = (arn: string, condition: { equals: string[] } | { notEquals: string[] }) => {
  const fields = [
    { ...none, field: "eventCategory", equals: ["Management"] },
    { ...none, field: "eventName", ...condition },
  ];
  return trail({ arn, selection: read({ kind: "advanced", selectors: [{ name: null, fields }] }) });
};
const only = onNames(`${TRAIL}1`, { equals: ["DisableKey"] });
const region = { ...US, trails: read([only.arn]) };
const others = onNames(`${TRAIL}2`, { notEquals: ["DisableKey"] });

describe("the recording of a Region", () => {
  it("is whole only if each event is logged, by one trail or by several together", () => {
    expect(recordingIn(monitoring({ trails: [only] }), region).state).toBe("broken");
    expect(recordingIn(monitoring({ trails: [only, others] }), region)).toMatchObject({
      state: "whole",
      trails: [only, others],
    });
  });

  it("is unknown while one event is, and its trails are those that certainly log an event", () => {
    const unknown = trail({ selection: unreadable() });
    expect(recordingIn(monitoring({ trails: [only, unknown] }), region)).toMatchObject({
      state: "cannot-tell",
      trails: [only],
    });
  });
});

describe("the trails of a Region", () => {
  it("are unknown where one is listed that was not described", () => {
    const steps = trailSteps(monitoring({ trails: [] }), US, "DisableKey");
    expect(steps).toMatchObject([{ trail: null, step: { state: "cannot-tell", name: TRAIL } }]);
  });

  it("are unknown where the list could not be read", () => {
    const steps = trailSteps(monitoring({ trails: [] }), { ...US, trails: unreadable() }, "DisableKey");
    expect(steps).toMatchObject([{ trail: null, step: { state: "cannot-tell" } }]);
  });

  it("start with those that have their home there", () => {
    const away = trail({ arn: `${TRAIL}3`, homeRegion: "eu-west-1", isMultiRegion: true });
    const steps = trailSteps(monitoring({ trails: [away, trail()] }), US, "DisableKey");
    expect(steps.map((each) => each.trail?.arn)).toEqual([TRAIL, away.arn]);
  });
});
