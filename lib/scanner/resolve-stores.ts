import { understand, unexpected } from "#lib/aws/understand.ts";
import { presentFacts } from "#lib/catalogue/present-facts.ts";
import type { Request } from "#lib/catalogue/request.ts";
import type {
  PolicyQuestion,
  Question,
  StoreEndless,
  StoreFound,
  StoreMissing,
  StoreType,
} from "#lib/catalogue/store-type.ts";
import { storeTypeOf } from "#lib/catalogue/store-types.ts";
import { parseArn } from "#lib/domain/arn.ts";

import type { Answer, CallRecord, Failure } from "#lib/domain/call.ts";
import type { KeyReading } from "#lib/domain/reading.ts";
import { type Store, type StoreReading, type StoreReference, storeId } from "#lib/domain/store.ts";
import { noteGap, type ScanContext, started } from "./context.ts";
import { readStorePolicy } from "./read-store-policy.ts";

/** Reads each distinct store once, for any number of resources, starting with the first that refers to it. */
export class StoreResolver {
  readonly #context: ScanContext;
  readonly #stores = new Map<string, Promise<Store>>();
  /** Two stores may need the same call: indexes of one vector bucket, workgroups of one account. */
  readonly #answers = new Map<string, Promise<Answer<unknown>>>();

  constructor(context: ScanContext) {
    this.#context = context;
  }

  /** Starts to read a store, unless it has been started. */
  see(reference: StoreReference): void {
    const id = storeId(reference);
    if (!this.#stores.has(id)) this.#stores.set(id, started(this.#resolve(reference)));
  }

  /** All stores so far, once they have been read. */
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
    const policy = type.policy ? { policy: await this.#policy(type, type.policy, reference, reading) } : {};
    return { reference, reading, ...policy };
  }

  /** Read after the store itself: a store that does not exist has no policy. */
  async #policy(type: StoreType, policy: PolicyQuestion, reference: StoreReference, reading: StoreReading) {
    const said = reading.kind === "read" && reading.key.kind === "unreadable" ? reading.key.failure : null;
    if (said?.kind === "not-found") return { kind: "unreadable", failure: said } as const;
    const part = await readStorePolicy(policy, reference, (request) =>
      this.#ask(regionOf(reference), { service: type.service, ...request }),
    );
    if (part.kind === "unreadable") noteGap(this.#context, reference.region, null, reference.id, part.failure);
    return part;
  }

  async #read(type: StoreType, reference: StoreReference): Promise<StoreReading> {
    const first: Question = {
      permission: type.permission,
      command: type.command(reference),
      found: (output) => type.found(output, reference, this.#scopeOf(reference)),
    };
    let question = first;
    let namedBy: CallRecord | null = null;
    for (;;) {
      const { permission, command, found, onlyPlace } = question;
      const answer = await this.#ask(regionOf(reference), { service: type.service, permission, command });
      if (!answer.ok) {
        const meaning = type.answeredBy?.[answer.failure.code];
        return meaning
          ? readingOf(type, meaning(reference), reference, answer.failure)
          : unreadable(reference.id, answer.failure);
      }
      namedBy = onlyPlace ? namedBy : answer.call;
      const outcome = understand(() => found(answer.output));
      if (outcome !== null && "arn" in outcome) {
        return readingOf(type, outcome, reference, namedBy ?? answer.call);
      }
      if (outcome === null || !("ask" in outcome)) {
        return unreadable(reference.id, whyNotFound(outcome, answer.call, permission));
      }
      question = outcome.ask;
    }
  }

  #ask(region: string, request: Request<unknown>): Promise<Answer<unknown>> {
    const id = `${region} ${request.permission} ${JSON.stringify(request.command.input)}`;
    const known = this.#answers.get(id);
    if (known) return known;
    const answer = this.#context.reader.call(region, request, this.#context.signal);
    this.#answers.set(id, answer);
    return answer;
  }

  #scopeOf({ region }: StoreReference) {
    const { accountId, partition } = this.#context.identity;
    return { accountId, partition, region };
  }
}

/** A store is read in its own Region, if its ARN has one. */
const regionOf = ({ id, region }: StoreReference): string => parseArn(id)?.region || region;

function whyNotFound(outcome: StoreMissing | StoreEndless | null, call: CallRecord, permission: string): Failure {
  if (outcome === null) return unexpected(call, permission, "The response is not about this store");
  if ("missing" in outcome)
    return { ...unexpected(call, permission, outcome.missing), kind: "not-found", code: "NotFound" };
  const endless = unexpected(call, permission, `The pages do not end: ${outcome.endless}`);
  return { ...endless, kind: "cut-off", code: "EndlessPages" };
}

function readingOf(type: StoreType, store: StoreFound, reference: StoreReference, said: CallRecord): StoreReading {
  const { arn, absence, facts = {}, region = regionOf(reference) } = store;
  const key: unknown = store.key;
  const call: CallRecord = { operation: said.operation, requestId: said.requestId, at: said.at };
  if (!isNameOf(arn, reference))
    return unreadable(reference.id, unexpected(call, type.permission, "The response is not about this store"));
  const reading = (of: KeyReading): StoreReading => ({ kind: "read", arn, key: of, facts: presentFacts(facts) });
  if (key === undefined || key === null) return reading({ kind: "absent", absence, call });
  if (typeof key === "string" && key !== "") return reading({ kind: "named", key, region, call });
  return unreadable(arn, unexpected(call, type.permission, "The member that names the key is not text"));
}

/** A secret's ARN may be written without the six characters that end it (Secrets Manager, DescribeSecret, SecretId). */
function isNameOf(arn: unknown, { id }: StoreReference): boolean {
  if (typeof arn !== "string" || arn === "") return false;
  return arn === id || (parseArn(id) ? arn.startsWith(`${id}-`) : parseArn(arn) !== null);
}

function notResolved(reference: StoreReference): StoreReading {
  const because = reference.kind === "external" ? "outside-aws" : "not-supported";
  return { kind: "not-resolved", because };
}

const unreadable = (arn: string, failure: Failure): StoreReading => ({
  kind: "read",
  arn,
  key: { kind: "unreadable", failure },
  facts: {},
});
