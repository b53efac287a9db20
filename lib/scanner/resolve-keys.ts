import { unexpected } from "#lib/aws/understand.ts";
import type { Answer, CallRecord, Failure } from "#lib/domain/call.ts";
import type { Key, KeyMetadata, Part } from "#lib/domain/key.ts";
import { type AccountScope, type KeyReference, keyReference, whyNoKey } from "#lib/domain/key-reference.ts";
import type { Trail } from "#lib/domain/monitoring.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { KeyReading } from "#lib/domain/reading.ts";
import { MALFORMED_KEY } from "#lib/domain/reason-sentences.ts";
import type { Store } from "#lib/domain/store.ts";
import { noteGap, type ScanContext } from "./context.ts";
import { describeKey, readKeyParts } from "./read-key.ts";

/** Keys by every absolute reference to them: their own ARN, and the alias ARNs that name them. */
export type KeyIndex = ReadonlyMap<string, Key>;

/**
 * Resolves each distinct key once, in its own Region. Aliases go first: an alias tells which key it names, and a key
 * described that way need not be described again under its ARN.
 */
export async function resolveKeys(
  context: ScanContext,
  observations: Iterable<Observation>,
  stores: Iterable<Store>,
  trails: Iterable<Trail> = [],
): Promise<KeyIndex> {
  const named = [...distinctReferences(observations, stores, trails, context.identity)];
  const resolver = new KeyResolver(context);
  const references = named.flatMap(({ reference, call }) => {
    const why = whyNoKey(reference, context.identity.partition);
    if (why === null) return reference;
    resolver.malformed(reference, { ...unexpected(call, "", why), code: MALFORMED_KEY });
    return [];
  });
  await Promise.all(references.filter(({ isAlias }) => isAlias).map((alias) => resolver.describe(alias)));
  await Promise.all(references.map((reference) => resolver.resolve(reference)));
  return resolver.keys;
}

/** A key and the call that named it first. */
interface NamedKey {
  readonly reference: KeyReference;
  readonly call: CallRecord;
}

function distinctReferences(
  observations: Iterable<Observation>,
  stores: Iterable<Store>,
  trails: Iterable<Trail>,
  scope: AccountScope,
): Iterable<NamedKey> {
  const references = new Map<string, NamedKey>();
  const takeNamed = (key: string, region: string, call: CallRecord) => {
    const reference = keyReference(key, region, scope);
    if (!references.has(reference.arn)) references.set(reference.arn, { reference, call });
  };
  const take = (reading: KeyReading) => {
    if (reading.kind === "named") takeNamed(reading.key, reading.region, reading.call);
  };
  for (const { protections } of observations) {
    for (const { source } of protections) if (source.kind === "key") take(source.reading);
  }
  for (const { reading } of stores) if (reading.kind === "read") take(reading.key);
  for (const { kmsKeyId, homeRegion, selection } of trails) {
    const call = { operation: "cloudtrail:DescribeTrails", requestId: null, at: timeOf(selection) };
    if (kmsKeyId !== null) takeNamed(kmsKeyId, homeRegion, call);
  }
  return references.values();
}

function timeOf(part: Part<unknown>): string {
  switch (part.kind) {
    case "read":
      return part.call.at;
    case "unreadable":
      return part.failure.at;
    case "not-offered":
      return "";
  }
}

class KeyResolver {
  readonly keys = new Map<string, Key>();
  readonly #context: ScanContext;
  /** Descriptions by the requested id, and by the ARN of the key. */
  readonly #described = new Map<string, Answer<KeyMetadata>>();
  readonly #read = new Map<string, Promise<Key>>();

  constructor(context: ScanContext) {
    this.#context = context;
  }

  async describe(reference: KeyReference): Promise<Answer<KeyMetadata>> {
    const answer = await describeKey(this.#context, reference);
    this.#described.set(reference.arn, answer);
    if (answer.ok) this.#described.set(answer.output.arn, answer);
    return answer;
  }

  /** The reference is not a key: no call is made. */
  malformed(reference: KeyReference, failure: Failure): void {
    this.keys.set(reference.arn, this.#undescribed(reference, failure));
  }

  async resolve(reference: KeyReference): Promise<void> {
    await this.#context.meter.unit("keys", async () => {
      const answer = this.#described.get(reference.arn) ?? (await this.describe(reference));
      if (!answer.ok) {
        this.keys.set(reference.arn, this.#undescribed(reference, answer.failure));
        return;
      }
      const { output: metadata, call } = answer;
      const reading = this.#read.get(metadata.arn) ?? readKeyParts(this.#context, metadata, call);
      this.#read.set(metadata.arn, reading);
      const key = await reading;
      this.keys.set(reference.arn, key);
      this.keys.set(metadata.arn, key);
    });
  }

  /** Deleted only by NotFound for a key of this account in its own Region: a key of an external account returns that too. */
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
