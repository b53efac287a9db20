import type { TypeLabel } from "#lib/domain/type-label.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";

/** The type of a row about a Region that was not scanned. No resource has it. */
export const REGION_TYPE = "region";

/** The display names of all types, in the catalogue's order, each once. */
export function typeLabels(): readonly TypeLabel[] {
  const labels = RESOURCE_TYPES.map(({ definition: { type, label } }) => ({ type, one: label[0], many: label[1] }));
  const resources = labels.filter(({ type }, index) => labels.findIndex((each) => each.type === type) === index);
  return [...resources, { type: REGION_TYPE, one: "Region", many: "Regions" }];
}
