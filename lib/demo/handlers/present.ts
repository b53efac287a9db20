import type { Held } from "../account/held.ts";
import { AwsError } from "../protocol/aws-error.ts";

/** A resource whose parts are asked for: it must exist, though its own detail may be refused. */
export function present<Model extends Held<unknown>>(model: Model | undefined, id: string | undefined): Model {
  if (model && model.reading !== "gone") return model;
  throw new AwsError("ResourceNotFoundException", `The resource ${id} could not be found.`, 404);
}
