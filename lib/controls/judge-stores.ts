import { lastSegment } from "#lib/domain/arn.ts";
import type { Sentences } from "#lib/domain/explanation.ts";
import type { Judgement } from "#lib/domain/finding.ts";
import type { Seen } from "#lib/domain/snapshot.ts";
import type { Store, StoreKind } from "#lib/domain/store.ts";
import { type Explained, explainedBy } from "./explained.ts";

/** A domain that could not be read. */
export const UNREAD_DOMAIN = {
  "domain-not-read": ({ errorCode }: { readonly errorCode: string | null }) =>
    errorCode === null
      ? "This scan did not call es:DescribeDomain for the domain: its settings are unknown."
      : `es:DescribeDomain failed with ${errorCode}: the settings of the domain are unknown.`,
} satisfies Sentences;
const explain = explainedBy(UNREAD_DOMAIN);

/** Evaluates every store of a kind, identified by the ARN in its rows. */
export function* judgeStores<Code extends string>(
  { stores }: Pick<Seen, "stores">,
  kind: StoreKind,
  judge: (store: Store) => Explained<Code>,
): Iterable<Judgement<Code>> {
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

/** Evaluates an OpenSearch domain by what it returned beside its key; a domain that could not be read is unknown. */
export function judgeDomain<Code extends string>(
  { reading }: Store,
  judge: (facts: Readonly<Record<string, string>>) => Explained<Code>,
): Explained<Code | keyof typeof UNREAD_DOMAIN> {
  if (reading.kind === "read" && reading.key.kind !== "unreadable") return judge(reading.facts);
  const failed = reading.kind === "read" && reading.key.kind === "unreadable" ? reading.key.failure.code : null;
  return explain("cannot-tell", "domain-not-read", { errorCode: failed });
}
