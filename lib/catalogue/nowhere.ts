import type { Request } from "./request.ts";
import type { Entry, ResourceType, Scope } from "./resource-type.ts";

const SCOPE: Scope = { accountId: "", partition: "", region: "" };
const CALL = { operation: "", requestId: null, at: "" };

/** A parent for calls that are never sent, only asked what they are. */
const NOWHERE: Entry<unknown, unknown> = {
  item: {},
  detail: { ok: true, output: {}, call: CALL },
  observation: {
    type: "",
    accountId: "",
    region: "",
    arn: "",
    name: "",
    status: null,
    parentArn: null,
    createdAt: null,
    protections: [],
    relations: [],
    facts: {},
    calls: [],
  },
};

/** The first page of each listing of a type: not to be sent, but to be asked for operation, permission and input. */
export function listingsOf({ definition: { service, listings } }: ResourceType): readonly Request<unknown>[] {
  return (listings?.(NOWHERE, SCOPE) ?? []).map(({ permission, command }) => ({
    service,
    permission,
    command: command(null),
  }));
}

/** The detail read of a type, likewise not to be sent; null where the listing tells everything. */
export function readOf({ definition: { service, read } }: ResourceType): Request<unknown> | null {
  if (!read) return null;
  const command = read.command({ item: {}, parent: NOWHERE, scope: SCOPE });
  return { service, permission: read.permission, command };
}
