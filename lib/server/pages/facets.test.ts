import fc from "fast-check";
import { expect, test } from "vitest";
import { byLabel, facetsOf, inOrderOf } from "./facets.ts";

interface Item {
  readonly colour: string;
  readonly size: string;
  readonly count: number;
}

const COLOURS = ["red", "green", "blue"];
const SIZES = ["s", "m"];

const anyItems = fc.array(
  fc.record({
    colour: fc.constantFrom(...COLOURS),
    size: fc.constantFrom(...SIZES),
    count: fc.integer({ min: 1, max: 9 }),
  }),
);

const countWith = (items: readonly Item[], colours: readonly string[], sizes: readonly string[]) =>
  items
    .filter(
      ({ colour, size }) =>
        (colours.length === 0 || colours.includes(colour)) && (sizes.length === 0 || sizes.includes(size)),
    )
    .reduce((sum, { count }) => sum + count, 0);

test("the count of a value is the size of the list with that value alone and all other filters unchanged", () => {
  fc.assert(
    fc.property(anyItems, fc.subarray(COLOURS), fc.subarray(SIZES), (items, colours, sizes) => {
      const facets = facetsOf(items, ({ count }: Item) => count, {
        colours: { valueOf: ({ colour }) => colour, chosen: colours },
        sizes: { valueOf: ({ size }) => size, chosen: sizes },
      });
      for (const colour of COLOURS) {
        const shown = facets.colours.find(({ value }) => value === colour);
        expect(shown?.count ?? 0).toBe(countWith(items, [colour], sizes));
        expect(shown !== undefined).toBe(colours.includes(colour) || countWith(items, [colour], sizes) > 0);
      }
      for (const size of SIZES)
        expect(facets.sizes.find(({ value }) => value === size)?.count ?? 0).toBe(countWith(items, colours, [size]));
    }),
  );
});

test("values are in the given order: of a list, of their labels, else alphabetical", () => {
  const items = COLOURS.map((colour) => ({ colour, size: "s", count: 1 }));
  const valuesIn = (order?: (a: string, b: string) => number) => {
    const own = { valueOf: ({ colour }: Item) => colour, chosen: [] };
    const { colours } = facetsOf(items, () => 1, { colours: order ? { ...own, order } : own });
    return colours.map(({ value }) => value);
  };
  expect(valuesIn()).toEqual(["blue", "green", "red"]);
  expect(valuesIn(inOrderOf(["green", "red", "blue"]))).toEqual(["green", "red", "blue"]);
  expect(valuesIn(byLabel((value) => ({ red: "a", green: "C", blue: "b" })[value] ?? value))).toEqual([
    "red",
    "blue",
    "green",
  ]);
});
