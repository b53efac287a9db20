import type { TypeLabel } from "#lib/domain/views.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";

/** Resource types as people read them, in the catalogue's order, each once. */
export function typeLabels(): readonly TypeLabel[] {
  const labels = RESOURCE_TYPES.map(({ definition: { type, label } }) => ({ type, one: label[0], many: label[1] }));
  return labels.filter(({ type }, index) => labels.findIndex((each) => each.type === type) === index);
}
