import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutPage, listingId, tokenToTheBeginning } from "./paging.ts";

function allPages(items: readonly number[], size: number): number[] {
  const seen: number[] = [];
  let token: string | undefined;
  do {
    const page = cutPage(items, token, size, "listing");
    seen.push(...page.items);
    token = page.next;
  } while (token !== undefined);
  return seen;
}

describe("pages", () => {
  it("give every item once, in order, whatever their size", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (items, size) => {
        expect(allPages(items, size)).toEqual(items);
      }),
    );
  });

  it("refuse a token of another listing, and what is no token", () => {
    const { next } = cutPage([1, 2, 3], undefined, 1, "one");
    expect(() => cutPage([1, 2, 3], next, 1, "other")).toThrow(/not valid/);
    expect(() => cutPage([1, 2, 3], "x", 1, "one")).toThrow(/not valid/);
  });

  it("take a token that leads back to the beginning", () => {
    expect(cutPage([1, 2, 3], tokenToTheBeginning("one"), 2, "one").items).toEqual([1, 2]);
  });

  it("belong to the input apart from its page", () => {
    const id = (input: object) => listingId("bedrock:ListAgentVersions", "us-east-1", input);
    expect(id({ agentId: "A", nextToken: "x", maxResults: 3 })).toBe(id({ agentId: "A" }));
    expect(id({ agentId: "A" })).not.toBe(id({ agentId: "B" }));
  });
});
