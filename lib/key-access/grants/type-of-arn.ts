import { listingsOf } from "#lib/catalogue/nowhere.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import { operationName } from "#lib/catalogue/sdk-operation.ts";
import { parseArn } from "#lib/domain/arn.ts";

/** Service and first word of the resource → the type that a scan lists such resources as. */
const TYPES: ReadonlyMap<string, string> = new Map(
  RESOURCE_TYPES.flatMap(({ definition: { type, grantArn } }) =>
    "word" in grantArn ? [[`${grantArn.service} ${grantArn.word}`, type] as const] : [],
  ),
);

/** The types whose resources the constraint of a grant can name. */
export const TYPES_WITH_ARN: ReadonlySet<string> = new Set(TYPES.values());

/** The resource type that an ARN belongs to; null where its entry matches no constraint, and for other services. */
export function typeOfArn(arn: string): string | null {
  const parsed = parseArn(arn);
  const [word = "", id = ""] = parsed?.resource.split("/") ?? [];
  return id === "" ? null : (TYPES.get(`${parsed?.service} ${word}`) ?? null);
}

const LISTED_BY: ReadonlyMap<string, string> = new Map(
  RESOURCE_TYPES.flatMap((each) => {
    const [listing] = listingsOf(each);
    return listing ? [[each.definition.type, operationName(listing)] as const] : [];
  }),
);

/** The call that lists a type, e.g. `bedrock:ListCustomModels`; nothing for a type without a list. */
export function listedBy(type: string): { readonly listedBy?: string } {
  const operation = LISTED_BY.get(type);
  return operation === undefined ? {} : { listedBy: operation };
}
