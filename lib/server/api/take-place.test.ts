import { afterEach, expect, test, vi } from "vitest";
import type { Visitor } from "#lib/domain/visitor.ts";
import { forgetProcessGlobal } from "../process-global.ts";
import { Problem } from "./problem.ts";
import { MOST, takePlace } from "./take-place.ts";

vi.mock("../sign-in/visitor.ts", () => ({
  visitorOf: ({ headers }: Request): Partial<Visitor> => ({ via: "session", id: headers.get("x-visitor") ?? "" }),
}));

afterEach(() => {
  for (const what of Object.keys(MOST)) forgetProcessGlobal(`places-${what}`);
});

const ask = (visitor: string, signal = new AbortController().signal) =>
  new Request("http://localhost/", { headers: { "x-visitor": visitor }, signal });

function refusal(take: () => unknown): Problem {
  try {
    take();
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error("It was not refused");
}

const KINDS = Object.keys(MOST) as (keyof typeof MOST)[];

test.each(KINDS)("a visitor with too many %ss open gets a time to retry; other visitors are not affected", (what) => {
  for (let n = 0; n < MOST[what].each; n += 1) takePlace(what, ask("greedy"));
  const { status, headers } = refusal(() => takePlace(what, ask("greedy")));
  expect({ status, headers }).toEqual({ status: 429, headers: { "Retry-After": "30" } });
  takePlace(what, ask("modest"));
});

test.each(KINDS)(
  "when all places for an %s are taken, every visitor gets a time to retry, until one is free",
  (what) => {
    const leaves = Array.from({ length: MOST[what].inAll }, (_, n) => takePlace(what, ask(`${n % 20}`)));
    expect(refusal(() => takePlace(what, ask("late"))).status).toBe(503);
    leaves[0]?.();
    leaves[0]?.();
    takePlace(what, ask("late"));
    expect(refusal(() => takePlace(what, ask("later"))).status).toBe(503);
  },
);

test("a visitor who disconnects releases the place", () => {
  const gone = new AbortController();
  for (let n = 0; n < MOST["event stream"].each; n += 1) takePlace("event stream", ask("a", gone.signal));
  refusal(() => takePlace("event stream", ask("a")));
  gone.abort();
  takePlace("event stream", ask("a"));
});
