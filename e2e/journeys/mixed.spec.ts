import { expect, test } from "@playwright/test";
import { runMixed } from "../bench/mixed/run-mixed.ts";

const LOAD_MS = 12_000;

test("under everything at once every request is answered as it should be, and nothing is left over", async () => {
  test.setTimeout(180_000);
  const { begun, open, outcomes, wrong, left, log } = await runMixed(LOAD_MS);
  const seen = JSON.stringify([...outcomes]);
  expect(wrong, seen).toEqual([]);
  expect(open).toBe(0);
  // Each kind took part.
  const kinds = new Set([...outcomes.keys()].map((outcome) => outcome.split(/[ ,:]/)[0]));
  for (const kind of ["page", "API", "health", "scan", "export", "event", "sign-in", "half", "upgrade"])
    expect(kinds, seen).toContain(kind);
  expect(begun).toBeGreaterThan(150);
  expect(left).toEqual([]);
  expect(log.notJson).toEqual([]);
  expect(log.errors).toEqual([]);
});
