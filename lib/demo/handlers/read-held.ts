import type { Held } from "../account/held.ts";
import { PRINCIPAL_ARN } from "../account/identity.ts";
import { AwsError, accessDenied } from "../protocol/aws-error.ts";

/**
 * The detail of a resource, or AWS's refusal: not found where there is none or it was deleted meanwhile,
 * access denied where the caller may not read it.
 *
 * @param notFound the service's own code for what does not exist
 */
export function readHeld<Detail>(
  held: Held<Detail> | undefined,
  action: string,
  id: string | undefined,
  notFound = "ResourceNotFoundException",
): Detail {
  if (!held || held.reading === "gone") {
    throw new AwsError(notFound, `The resource ${id} could not be found.`, 404);
  }
  if (held.reading === "denied") throw accessDenied(PRINCIPAL_ARN, action, id ?? "*");
  return held.detail;
}
