import { NOT_UNDERSTOOD, understand, unexpected } from "#lib/aws/understand.ts";
import { observe, type Sighting } from "#lib/catalogue/observe.ts";
import type { Entry } from "#lib/catalogue/resource-type.ts";
import type { Answer, CallRecord, FreshFailure } from "#lib/domain/call.ts";
import { text } from "./answer-shapes.ts";
import type { ScanContext } from "./context.ts";

/** An item that a call returned, before it is read. */
export type Listed = Omit<Sighting, "detail">;

/** A resource with the answers that its observation rests on. */
export type Resource = Entry<unknown, unknown>;

/** For a singleton, which no listing returns. */
export const NO_CALL: CallRecord = { operation: "", requestId: null, at: "" };

/** The ARN of an item; null for one without an identity. */
export function arnOf({ type, item, parent, scope }: Listed): string | null {
  return understand(() => text(type.definition.identify({ item, parent, scope }, null).arn));
}

/** The answer of the item's own read; null for types that have none. */
export async function readDetail(context: ScanContext, listed: Listed): Promise<Answer<unknown> | null> {
  const { item, parent, scope, seen } = listed;
  const { read, service } = listed.type.definition;
  if (!read) return null;
  const { permission, proof, mayNeedDecrypt } = read;
  const unread = (call: CallRecord, why: string) =>
    ({ ok: false, failure: unexpected(call, permission, why) }) as const;
  const command = understand(() => read.command({ item, parent, scope }));
  if (!command) return unread(seen ?? NO_CALL, NOT_UNDERSTOOD);
  const answer = await context.meter.unit("details", () =>
    context.reader.call(scope.region, { service, permission, command }, context.signal),
  );
  if (!answer.ok) return { ok: false, failure: mayNeedDecrypt ? hintAtDecrypt(answer.failure) : answer.failure };
  if (understand(() => proof(answer.output))) return answer;
  return unread(answer.call, "The response lacks what every response of this operation has");
}

/**
 * Observes an item. An answer that is not understood counts as a failed read, so nothing of it is used; null if the
 * listing's item is not understood either.
 */
export function resourceOf(sighting: Sighting): Resource | null {
  const { type, item, detail, seen } = sighting;
  const observation = understand(() => observe(sighting));
  if (observation) {
    return { item, detail: detail ?? { ok: true, output: undefined, call: seen ?? NO_CALL }, observation };
  }
  if (!detail?.ok) return null;
  const failure = unexpected(detail.call, type.definition.read?.permission ?? "", NOT_UNDERSTOOD);
  return resourceOf({ ...sighting, detail: { ok: false, failure } });
}

/** Without kms:Decrypt, the scan is denied exactly for resources that a customer managed key encrypts. */
const hintAtDecrypt = (failure: FreshFailure): FreshFailure =>
  failure.kind === "denied"
    ? {
        ...failure,
        message: `${failure.message}; reading resources of this type that are encrypted with a customer managed key can require kms:Decrypt`,
      }
    : failure;
