import { expect, test } from "vitest";
import type { Scan } from "#lib/domain/scan.ts";
import { laterOf } from "./use-scan.ts";

const scanAt = (percent: number, more: Partial<Scan> = {}) =>
  ({ id: "1", state: "running", progress: { percent }, ...more }) as unknown as Scan;

test("an event that is older than the page does not take progress back", () => {
  const shown = scanAt(40);
  expect(laterOf(shown, scanAt(39))).toBe(shown);
  for (const event of [scanAt(40), scanAt(41)]) expect(laterOf(shown, event)).toBe(event);
});

test("the end of a scan and the start of another are shown, whatever their progress", () => {
  for (const event of [scanAt(0, { state: "failed" }), scanAt(0, { state: "interrupted" }), scanAt(0, { id: "2" })])
    expect(laterOf(scanAt(40), event)).toBe(event);
  expect(laterOf(null, scanAt(3)).progress.percent).toBe(3);
});
