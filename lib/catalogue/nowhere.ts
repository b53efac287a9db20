import type { Request } from "./request.ts";
import type { Entry, ResourceType, Scope } from "./resource-type.ts";

const SCOPE: Scope = { accountId: "", partition: "", region: "" };
const CALL = { operation: "", requestId: null, at: "" };

/** A parent for requests that are built for their description and never sent. */
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

/** The first request of each listing of a type, for its operation, permission and input. It is never sent. */
export function listingsOf({ definition: { service, listings } }: ResourceType): readonly Request<unknown>[] {
  return (listings?.(NOWHERE, SCOPE) ?? []).map(({ permission, command }) => ({
    service,
    permission,
    command: command(null),
  }));
}

/** The detail request of a type, which is never sent either; null where the listing is sufficient. */
export function readOf({ definition: { service, read } }: ResourceType): Request<unknown> | null {
  if (!read) return null;
  const command = read.command({ item: {}, parent: NOWHERE, scope: SCOPE });
  return { service, permission: read.permission, command };
}
