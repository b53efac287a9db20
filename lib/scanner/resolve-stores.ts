import type { StoreType } from "#lib/catalogue/store-type.ts";
import { storeTypeOf } from "#lib/catalogue/store-types.ts";
import type { CallRecord, Failure } from "#lib/domain/call.ts";
import type { KeyReading } from "#lib/domain/reading.ts";
import { type Store, type StoreReading, type StoreReference, storeId } from "#lib/domain/store.ts";
import { noteGap, type ScanContext } from "./context.ts";
import { unexpected } from "./unexpected.ts";

/** Reads each distinct store once, however many resources refer to it, from the moment the first one does. */
export class StoreResolver {
  readonly #context: ScanContext;
  readonly #stores = new Map<string, Promise<Store>>();

  constructor(context: ScanContext) {
    this.#context = context;
  }

  /** Begins to read a store unless that has begun. */
  see(reference: StoreReference): void {
    const id = storeId(reference);
    if (!this.#stores.has(id)) this.#stores.set(id, this.#resolve(reference));
  }

  /** All stores seen so far, read. */
  settled(): Promise<readonly Store[]> {
    return Promise.all(this.#stores.values());
  }

  async #resolve(reference: StoreReference): Promise<Store> {
    const type = storeTypeOf(reference.kind);
    if (!type) return { reference, reading: notResolved(reference) };
    const reading = await this.#context.meter.unit("stores", () => this.#read(type, reference));
    if (reading.kind === "read" && reading.key.kind === "unreadable") {
      noteGap(this.#context, reference.region, null, reference.id, reading.key.failure);
    }
    return { reference, reading };
  }

  async #read(type: StoreType, reference: StoreReference): Promise<StoreReading> {
    const { service, permission, command, found, answeredBy } = type;
    const { reader, signal } = this.#context;
    const answer = await reader.call(reference.region, { service, permission, command: command(reference) }, signal);
    if (!answer.ok) {
      const meaning = answeredBy?.[answer.failure.code];
      if (!meaning) return unreadable(reference.id, answer.failure);
      const { operation, requestId, at } = answer.failure;
      return this.#readingOf(type, meaning(reference), reference, { operation, requestId, at });
    }
    const store = understand(() => found(answer.output, reference, this.#scopeOf(reference)));
    if (store === null)
      return unreadable(reference.id, unexpected(answer.call, permission, "The answer is not about this store"));
    if ("missing" in store) {
      const failure: Failure = {
        ...unexpected(answer.call, permission, store.missing),
        kind: "not-found",
        code: "NotFound",
      };
      return unreadable(reference.id, failure);
    }
    return this.#readingOf(type, store, reference, answer.call);
  }

  async #readingOf(
    type: StoreType,
    store: Exclude<ReturnType<StoreType["found"]>, null | { missing: string }>,
    reference: StoreReference,
    call: CallRecord,
  ): Promise<StoreReading> {
    const { arn, key, absence, facts = {} } = store;
    const reading = (reading: KeyReading): StoreReading => ({ kind: "read", arn, key: reading, facts: present(facts) });
    if (key === undefined || key === null) return reading({ kind: "absent", absence, call });
    if (typeof key !== "string" || key === "") {
      return unreadable(arn, unexpected(call, type.permission, "The member that names the key is not text"));
    }
    if (key.startsWith("arn:") || !type.locate) return reading({ kind: "named", key, region: reference.region, call });
    const { permission, command, region } = type.locate;
    const located = await this.#context.reader.call(
      reference.region,
      { service: type.service, permission, command: command(reference) },
      this.#context.signal,
    );
    if (!located.ok) return unreadable(arn, located.failure);
    return reading({ kind: "named", key, region: region(located.output), call });
  }

  #scopeOf({ region }: StoreReference) {
    const { accountId, partition } = this.#context.identity;
    return { accountId, partition, region };
  }
}

function notResolved({ kind, id }: StoreReference): StoreReading {
  return kind === "external"
    ? {
        kind: "not-resolved",
        because: "outside-aws",
        reason: `The data lies outside AWS, at ${id}: no AWS API says how it is encrypted.`,
      }
    : {
        kind: "not-resolved",
        because: "not-supported",
        reason: `The data lies in ${id}, a kind of store (${kind}) that this version does not read.`,
      };
}

const unreadable = (arn: string, failure: Failure): StoreReading => ({
  kind: "read",
  arn,
  key: { kind: "unreadable", failure },
  facts: {},
});

/** A wrong-typed answer is no answer. */
function understand<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof TypeError) return null;
    throw thrown;
  }
}

const present = (facts: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => typeof fact[1] === "string"));
