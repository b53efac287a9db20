import type { Observation } from "#lib/domain/observation.ts";
import { observe } from "./observe.ts";
import type { Request } from "./request.ts";
import type { Entry, ResourceType, Scope } from "./resource-type.ts";
import { type Overrides, sampleAnswer } from "./sample-answer.ts";
import { SAMPLE_VARIANTS } from "./sample-variants.ts";

const SCOPE: Scope = { accountId: "123456789012", partition: "aws", region: "us-east-1" };
const CALL = { operation: "", requestId: null, at: "" };

type Parent = Entry<unknown, unknown> | undefined;

/** The observations that a type's entry makes of responses with every member except those that name keys. */
export function observationsWithoutKey(type: ResourceType): readonly Observation[] {
  return sampleEntries(type).map(({ observation }) => observation);
}

function sampleEntries(type: ResourceType): readonly Entry<unknown, unknown>[] {
  const { within, read } = type.definition;
  const parents: readonly Parent[] = within ? sampleEntries(within) : [undefined];
  const noKey = Object.fromEntries(
    type.definition.protects.flatMap(({ member }) => (member ? [[member, undefined]] : [])),
  );
  const answersTo = ({ permission, command }: Pick<Request<unknown>, "permission" | "command">) =>
    (SAMPLE_VARIANTS[permission] ?? [{}]).map((variant: Overrides) => sampleAnswer(command, { ...variant, ...noKey }));

  return parents.flatMap((parent) =>
    itemsIn(type, parent, answersTo).flatMap((item) => {
      const found = { item, parent, scope: SCOPE };
      const details = read ? answersTo({ permission: read.permission, command: read.command(found) }) : [undefined];
      return details.map((output) => {
        const detail = { ok: true, output, call: CALL } as const;
        const observation = observe({ type, ...found, seen: CALL, detail: read ? detail : null });
        return { item, detail, observation };
      });
    }),
  );
}

function itemsIn(
  { definition: { listings, parts } }: ResourceType,
  parent: Parent,
  answersTo: (request: Pick<Request<unknown>, "permission" | "command">) => readonly object[],
): readonly unknown[] {
  const listed = (listings?.(parent, SCOPE) ?? []).flatMap((listing) =>
    answersTo({ permission: listing.permission, command: listing.command(null) }).flatMap(
      (output) => listing.page(output).items,
    ),
  );
  return [...listed, ...(parts?.(parent, SCOPE) ?? [])];
}
