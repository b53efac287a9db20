import { expect, test } from "vitest";
import { outlineOf } from "#lib/catalogue/outline.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import { catalogueTable } from "./catalogue-table.ts";

const table = catalogueTable(RESOURCE_TYPES.map(outlineOf));
const [header = "", ...lines] = table.split("\n");

test("has a block for every entry of the catalogue", () => {
  const types = lines.flatMap((line) => line.match(/^[a-z]\S+/)?.[0] ?? []);
  expect(types).toEqual(RESOURCE_TYPES.map(({ definition }) => definition.type));
});

test("has every cell under its heading", () => {
  const line = lines.find((each) => each.startsWith("custom-model ")) ?? "";
  const cell = (heading: string) => line.slice(header.indexOf(heading)).split("  ")[0];
  expect(["LISTED BY", "READ BY", "KEY MEMBER", "WITHOUT A KEY", "CHANGE"].map(cell)).toEqual([
    "bedrock:ListCustomModels",
    "bedrock:GetCustomModel",
    "modelKmsKeyArn",
    "AWS owned key",
    "recreate",
  ]);
});
