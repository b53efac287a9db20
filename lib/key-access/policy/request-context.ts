import type { AccessRequest, Caller } from "./decision.ts";
import { accountOf, type PrincipalArn, readPrincipalArn } from "./principals.ts";

/** The condition keys of a request, as far as they are known. */
export interface RequestContext {
  /** The values of a key (case-insensitive); null: the request does not have the key; undefined: unknown. */
  valuesOf(key: string): readonly string[] | null | undefined;
}

type Values = Readonly<Record<string, readonly string[] | null>>;

/** The given condition keys, and those that follow from the caller and the resource. Keys are not case-sensitive. */
export function contextOf({ caller, resource, context }: AccessRequest): RequestContext {
  const given = Object.entries(context).map(([key, values]) => [key.toLowerCase(), values] as const);
  const known = new Map([...Object.entries({ ...ofResource(resource), ...ofCaller(caller) }), ...given]);
  return { valuesOf: (key) => known.get(key.toLowerCase()) };
}

function ofResource(resource: string): Values {
  const account = accountOf(resource);
  return account === "" ? {} : { "aws:resourceaccount": [account] };
}

/** "AWS global condition context keys" and, for `kms:CallerAccount`, "AWS KMS condition keys". */
function ofCaller(caller: Caller): Values {
  switch (caller.kind) {
    case "service":
      return {
        "aws:principalisawsservice": ["true"],
        "aws:principalservicename": [caller.service],
        "aws:principalarn": null,
        "aws:userid": null,
        "aws:username": null,
      };
    case "account":
      return ofAccount(caller.accountId);
    case "principal": {
      const principal = readPrincipalArn(caller.arn);
      return principal === null ? {} : { ...ofAccount(principal.accountId), ...ofPrincipal(principal, caller.arn) };
    }
  }
}

const ofAccount = (accountId: string): Values => ({
  "aws:principalaccount": [accountId],
  "kms:calleraccount": [accountId],
  "aws:principalisawsservice": ["false"],
  "aws:principalservicename": null,
  "aws:principalservicenameslist": null,
});

/** For a session, aws:PrincipalArn is the ARN of its role, including a path that the session ARN does not contain. */
function ofPrincipal({ kind }: PrincipalArn, arn: string): Values {
  switch (kind) {
    case "root":
      return { "aws:principaltype": ["Account"], "aws:principalarn": [arn] };
    case "user":
      return { "aws:principaltype": ["User"], "aws:principalarn": [arn] };
    case "role":
      return { "aws:principaltype": ["AssumedRole"], "aws:principalarn": [arn] };
    case "session":
      return { "aws:principaltype": ["AssumedRole"] };
    case "federated-user":
      return { "aws:principaltype": ["FederatedUser"], "aws:principalarn": [arn] };
  }
}
