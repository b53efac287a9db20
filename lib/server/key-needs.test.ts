import { expect, test } from "vitest";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import { DOCUMENTED, DOCUMENTED_IN_STORE } from "#lib/key-access/needs/documented.ts";
import { NOT_DOCUMENTED } from "#lib/key-access/needs/not-documented.ts";

const protectedData = new Set(
  RESOURCE_TYPES.flatMap(({ definition }) => definition.protects.map(({ data }) => `${definition.type}/${data}`)),
);
const types = new Set(RESOURCE_TYPES.map(({ definition }) => definition.type));

test("every need is for a type and a piece of data that the catalogue has: a renamed one would go unjudged", () => {
  const asked = [...Object.keys(DOCUMENTED), ...Object.keys(DOCUMENTED_IN_STORE)].map((key) =>
    key.split("/", 2).join("/"),
  );
  expect(asked.filter((key) => !protectedData.has(key))).toEqual([]);
  expect(Object.keys(NOT_DOCUMENTED).filter((type) => !types.has(type))).toEqual([]);
});
