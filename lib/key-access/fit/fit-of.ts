import type { Fit } from "#lib/domain/key-fit.ts";
import type { Needs } from "#lib/domain/key-need.ts";
import { fitNeed } from "./fit-need.ts";
import type { KnownPolicy } from "./known-policy.ts";
import { additionFor } from "./policy-addition.ts";

/**
 * Whether a key policy grants the permissions that AWS documents.
 *
 * @param accountId the account of the resource
 * @param withAddition whether to work out the missing statements, which only a page shows
 */
export function fitOf(needs: Needs, accountId: string, policy: KnownPolicy, withAddition = true): Fit {
  if (needs.kind === "not-documented") return needs;
  if (policy.kind === "not-read") return { kind: "no-policy", because: policy.because, needs: needs.needs };
  const fits = needs.needs.map((need) => fitNeed(need, accountId, policy));
  return { kind: "judged", needs: fits, addition: withAddition ? additionFor(fits, accountId, policy) : null };
}
