import type { Failure } from "#lib/domain/call.ts";
import type { Key } from "#lib/domain/key.ts";
import { type AccountScope, type KeyReference, keyReference } from "#lib/domain/key-reference.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { KeyReading } from "#lib/domain/reading.ts";
import type { Store } from "#lib/domain/store.ts";
import { noteGap, type ScanContext } from "./context.ts";
import { describeKey, readKeyParts } from "./read-key.ts";

/** Keys by every absolute reference that leads to them: their own ARN, and the alias ARNs by which they were named. */
export type KeyIndex = ReadonlyMap<string, Key>;

/**
 * Resolves each distinct key once, in its own Region. Aliases go first: an alias tells which key it names, and a key
 * described that way need not be described again under its ARN.
 */
export async function resolveKeys(
  context: ScanContext,
  observations: Iterable<Observation>,
  stores: Iterable<Store>,
): Promise<KeyIndex> {
  const references = [...distinctReferences(observations, stores, context.identity)];
  const resolver = new KeyResolver(context);
  await Promise.all(references.filter(({ isAlias }) => isAlias).map((reference) => resolver.resolve(reference)));
  await Promise.all(references.filter(({ isAlias }) => !isAlias).map((reference) => resolver.resolve(reference)));
  return resolver.keys;
}

function distinctReferences(
  observations: Iterable<Observation>,
  stores: Iterable<Store>,
  scope: AccountScope,
): Iterable<KeyReference> {
  const references = new Map<string, KeyReference>();
  const take = (reading: KeyReading) => {
    if (reading.kind !== "named") return;
    const reference = keyReference(reading.key, reading.region, scope);
    references.set(reference.arn, reference);
  };
  for (const { protections } of observations) {
    for (const { source } of protections) if (source.kind === "key") take(source.reading);
  }
  for (const { reading } of stores) if (reading.kind === "read") take(reading.key);
  return references.values();
}

class KeyResolver {
  readonly keys = new Map<string, Key>();
  readonly #context: ScanContext;
  readonly #described = new Map<string, Promise<Key>>();

  constructor(context: ScanContext) {
    this.#context = context;
  }

  async resolve(reference: KeyReference): Promise<void> {
    if (this.keys.has(reference.arn)) return;
    await this.#context.meter.unit("keys", async () => {
      const answer = await describeKey(this.#context, reference);
      if (!answer.ok) {
        this.keys.set(reference.arn, this.#undescribed(reference, answer.failure));
        return;
      }
      const metadata = answer.output;
      const reading = this.#described.get(metadata.arn) ?? readKeyParts(this.#context, metadata, answer.call);
      this.#described.set(metadata.arn, reading);
      const key = await reading;
      this.keys.set(reference.arn, key);
      this.keys.set(metadata.arn, key);
    });
  }

  /** Gone only by NotFound for a key of this account, asked in its own Region: a stranger's key answers that too. */
  #undescribed(reference: KeyReference, failure: Failure): Key {
    const own = reference.accountId === this.#context.identity.accountId;
    const gone = own && failure.code === "NotFoundException";
    if (!gone) noteGap(this.#context, reference.region, null, reference.arn, failure);
    return {
      kind: gone ? "gone" : "unreadable",
      reference: reference.arn,
      accountId: reference.accountId,
      region: reference.region,
      failure,
    };
  }
}

/** Keys of an index, each once. */
export const distinctKeys = (index: KeyIndex): readonly Key[] => [...new Set(index.values())];
