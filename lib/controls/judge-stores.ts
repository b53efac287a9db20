import { lastSegment } from "#lib/domain/arn.ts";
import type { Judgement } from "#lib/domain/finding.ts";
import type { Seen } from "#lib/domain/snapshot.ts";
import type { Store, StoreKind } from "#lib/domain/store.ts";

type Answer = Pick<Judgement, "answer" | "reason">;

/** Evaluates every store of a kind, identified by the ARN in its rows. */
export function* judgeStores(
  { stores }: Pick<Seen, "stores">,
  kind: StoreKind,
  judge: (store: Store) => Answer,
): Iterable<Judgement> {
  const judged = new Set<string>();
  for (const store of stores) {
    const { reference, reading } = store;
    if (reference.kind !== kind) continue;
    const arn = reading.kind === "read" ? reading.arn : reference.id;
    if (judged.has(arn)) continue;
    judged.add(arn);
    const name = lastSegment(arn.slice(arn.lastIndexOf(":") + 1));
    yield { subject: { kind: "store", arn }, region: reference.region, name, ...judge(store) };
  }
}

/**
 * Evaluates a store by the facts in the response with its key; a store that could not be read is unknown.
 *
 * @param label the kind of store, e.g. `domain`
 */
export function judgeByFacts(
  { reading }: Store,
  label: string,
  judge: (facts: Readonly<Record<string, string>>) => Answer,
): Answer {
  if (reading.kind === "read" && reading.key.kind !== "unreadable") return judge(reading.facts);
  const failed = reading.kind === "read" && reading.key.kind === "unreadable" ? ` (${reading.key.failure.code})` : "";
  return { answer: "cannot-tell", reason: `The ${label} could not be read${failed}.` };
}
