import { understand, unexpected } from "#lib/aws/understand.ts";
import type { Command } from "#lib/catalogue/request.ts";
import type { PolicyQuestion } from "#lib/catalogue/store-type.ts";
import type { Answer } from "#lib/domain/call.ts";
import type { Part } from "#lib/domain/key.ts";
import type { StoreReference } from "#lib/domain/store.ts";

type Ask = (request: { readonly permission: string; readonly command: Command<unknown> }) => Promise<Answer<unknown>>;

/** Reads a store's resource policy. "No policy" is a result; a policy that could not be read is a gap. */
export async function readStorePolicy(
  { permission, command, text, none }: PolicyQuestion,
  reference: StoreReference,
  ask: Ask,
): Promise<Part<string | null>> {
  const answer = await ask({ permission, command: command(reference) });
  if (!answer.ok) {
    const { code, operation, requestId, at } = answer.failure;
    if (code === none) return { kind: "read", value: null, call: { operation, requestId, at } };
    return { kind: "unreadable", failure: answer.failure };
  }
  const { operation, requestId, at } = answer.call;
  const value = understand(() => text(answer.output));
  // S3 returns the body unchanged. Every policy is a JSON object, even an invalid one.
  if (typeof value === "string" && value.trimStart().startsWith("{"))
    return { kind: "read", value, call: { operation, requestId, at } };
  return { kind: "unreadable", failure: unexpected(answer.call, permission, "The response contains no policy") };
}
