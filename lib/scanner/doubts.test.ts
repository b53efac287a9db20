import { expect, test } from "vitest";
import type { ResourceType } from "#lib/catalogue/resource-type.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import { Doubts } from "./doubts.ts";

const [ONE, OTHER] = RESOURCE_TYPES as readonly [ResourceType, ResourceType];

/** What becomes of one doubt about each of two types, in the order in which they were raised. */
async function settled(answered: readonly ResourceType[]): Promise<string[]> {
  const became: string[] = [];
  const doubts = new Doubts();
  for (const type of [ONE, OTHER]) {
    const { length } = became;
    became.push("unsettled");
    doubts.add({
      type,
      deleted: () => {
        became[length] = "deleted";
      },
      unknown: async () => {
        became[length] = "unknown";
      },
    });
  }
  for (const type of answered) doubts.answered(type);
  await doubts.settle();
  return became;
}

test("what was listed and then not found is deleted only where the same question is answered for others of its type", async () => {
  expect(await settled([])).toEqual(["unknown", "unknown"]);
  expect(await settled([OTHER])).toEqual(["unknown", "deleted"]);
  expect(await settled([ONE, OTHER])).toEqual(["deleted", "deleted"]);
});

test("an answer that comes after a doubt counts, and what is found on the way is settled as well", async () => {
  const doubts = new Doubts();
  const became: string[] = [];
  const deleted = (name: string) => () => void became.push(`${name} deleted`);
  doubts.add({
    type: ONE,
    deleted: deleted("first"),
    unknown: async () => {
      became.push("first unknown");
      doubts.add({ type: OTHER, deleted: deleted("second"), unknown: async () => void became.push("second unknown") });
      doubts.answered(OTHER);
    },
  });
  await doubts.settle();
  expect(became).toEqual(["first unknown", "second deleted"]);
});
