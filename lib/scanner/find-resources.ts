import { NOT_UNDERSTOOD, understand, unexpected } from "#lib/aws/understand.ts";
import type { Listing } from "#lib/catalogue/listing.ts";
import { observe, type Sighting } from "#lib/catalogue/observe.ts";
import { callOf, type Entry, type ResourceType, type Scope } from "#lib/catalogue/resource-type.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import type { Answer, CallRecord, Failure } from "#lib/domain/call.ts";
import type { Observation } from "#lib/domain/observation.ts";
import { list, text } from "./answer-shapes.ts";
import { noteGap, type ScanContext, started, type Unlisted } from "./context.ts";
import { Doubts } from "./doubts.ts";
import { listPages } from "./list-pages.ts";

type AnyEntry = Entry<unknown, unknown>;

/** Receives each resource and each failed listing as soon as it is known. */
export interface ResourceSink {
  readonly found: (observation: Observation) => void;
  readonly unlisted: (listing: Unlisted) => void;
  /** A resource that was found was deleted during the scan. */
  readonly deleted: (observation: Observation) => void;
}

/** Finds the resources of every type of the catalogue in one Region: root types in parallel, each with its children. */
export async function findResources(context: ScanContext, region: string, sink: ResourceSink): Promise<void> {
  const { accountId, partition } = context.identity;
  const search = new RegionSearch(context, { accountId, partition, region }, sink);
  await Promise.all(typesWithin(undefined).map((type) => search.find(type, undefined)));
  await search.settle();
}

const typesWithin = (parent: ResourceType | undefined): readonly ResourceType[] =>
  RESOURCE_TYPES.filter(({ definition }) => definition.within === parent);

class RegionSearch {
  readonly #context: ScanContext;
  readonly #scope: Scope;
  readonly #sink: ResourceSink;
  /** Resources that were found already: pages overlap if a resource is created between them. */
  readonly #known = new Set<string>();
  /** Failures that were recorded already: one gap for all invalid items of a listing. */
  readonly #recorded = new Set<string>();
  readonly #reads = new Doubts();
  readonly #listings = new Doubts();

  constructor(context: ScanContext, scope: Scope, sink: ResourceSink) {
    this.#context = context;
    this.#scope = scope;
    this.#sink = sink;
  }

  /** Finds the resources of one type: of one parent, if the type has a parent type. */
  async find(type: ResourceType, parent: AnyEntry | undefined): Promise<void> {
    const { listings, parts } = type.definition;
    if (parts && parent && !parent.detail.ok) {
      // These are members of the answer of the parent, which could not be read.
      this.#unlisted(type, parent, parent.detail.failure);
      return;
    }
    const seen = parent ? callOf(parent.detail) : null;
    const items = understand(() => list(parts?.(parent, this.#scope) ?? []));
    const toRead = understand(() => listings?.(parent, this.#scope) ?? []);
    if (!items || !toRead) this.#couldNotList(type, parent, unexpected(seen ?? NO_CALL, "", NOT_UNDERSTOOD));
    const reading = (items ?? []).map((item) => started(this.#read({ type, item, parent, scope: this.#scope, seen })));
    for (const listing of toRead ?? []) {
      await this.#context.meter.unit("listing", () => this.#readListing(type, parent, listing, reading));
    }
    await Promise.all(reading);
  }

  /** Starts reading the items of a listing, page by page. */
  async #readListing(
    type: ResourceType,
    parent: AnyEntry | undefined,
    listing: Listing<unknown>,
    reading: Promise<void>[],
  ): Promise<void> {
    const { service, keep } = type.definition;
    const pages = listPages(this.#context.reader, this.#scope.region, service, listing, this.#context.signal);
    let page = await pages.next();
    for (; !page.done; page = await pages.next()) {
      const { items, call } = page.value;
      this.#listings.answered(type);
      for (const item of items) {
        const kept = understand(() => keep?.(item) ?? true);
        if (kept === null) this.#couldNotList(type, parent, unexpected(call, listing.permission, NOT_UNDERSTOOD));
        else if (kept) reading.push(started(this.#read({ type, item, parent, scope: this.#scope, seen: call })));
      }
    }
    if (page.value) this.#listingFailed(type, parent, page.value);
  }

  /** If a parent type has no read, a failed listing of its children can be the first sign that the parent was deleted. */
  #listingFailed(type: ResourceType, parent: AnyEntry | undefined, failure: Failure): void {
    const within = type.definition.within as ResourceType | undefined;
    if (!parent || !isNotFound(failure) || within?.definition.read) {
      this.#couldNotList(type, parent, failure);
      return;
    }
    this.#listings.add({
      type,
      deleted: () => {
        this.#sink.deleted(parent.observation);
        this.#noteDeleted(parent.observation, failure);
      },
      unknown: async () => this.#couldNotList(type, parent, failure),
    });
  }

  /** Decides whether each resource that was listed and then not found was deleted. */
  async settle(): Promise<void> {
    await this.#reads.settle();
    await this.#listings.settle();
  }

  async #read(sight: Omit<Sighting, "detail">): Promise<void> {
    const { type } = sight.type.definition;
    const arn = this.#identify(sight);
    if (arn === null || this.#known.has(`${type} ${arn}`)) return;
    this.#known.add(`${type} ${arn}`);
    const detail = await this.#readDetail(sight);
    if (detail?.ok) this.#reads.answered(sight.type);
    if (!detail || detail.ok || !isNotFound(detail.failure)) {
      await this.#record({ ...sight, detail });
    } else if (!sight.type.definition.read?.notFoundMeansNone) {
      const { failure } = detail;
      this.#reads.add({
        type: sight.type,
        deleted: () => this.#noteDeleted({ type, arn }, failure),
        unknown: () => this.#record({ ...sight, detail }),
      });
    }
  }

  async #record(sighting: Sighting): Promise<void> {
    const entry = this.#observe(sighting);
    if (entry) await Promise.all(typesWithin(sighting.type).map((child) => this.find(child, entry)));
  }

  /** The ARN of an item, so that it is read only once; null (and a gap) for an item without one. */
  #identify(sight: Omit<Sighting, "detail">): string | null {
    const { item, parent, scope, type, seen } = sight;
    const arn = understand(() => text(type.definition.identify({ item, parent, scope }, null).arn));
    if (arn !== null) return arn;
    const call = seen ?? NO_CALL;
    this.#couldNotList(type, parent, unexpected(call, "", "The response lists an item without an identity"));
    return null;
  }

  async #readDetail({ type, item, parent, scope, seen }: Omit<Sighting, "detail">): Promise<Answer<unknown> | null> {
    const { read, service } = type.definition;
    if (!read) return null;
    const { permission, proof, mayNeedDecrypt } = read;
    const unread = (call: CallRecord, why: string) =>
      ({ ok: false, failure: unexpected(call, permission, why) }) as const;
    const command = understand(() => read.command({ item, parent, scope }));
    if (!command) return unread(seen ?? NO_CALL, NOT_UNDERSTOOD);
    const answer = await this.#context.meter.unit("details", () =>
      this.#context.reader.call(scope.region, { service, permission, command }, this.#context.signal),
    );
    if (!answer.ok) return { ok: false, failure: mayNeedDecrypt ? hintAtDecrypt(answer.failure) : answer.failure };
    if (understand(() => proof(answer.output))) return answer;
    return unread(answer.call, "The response lacks what every response of this operation has");
  }

  #observe(sighting: Sighting): AnyEntry | null {
    const { type, item, parent, detail, seen } = sighting;
    const observation = understand(() => observe(sighting));
    if (observation) {
      this.#sink.found(observation);
      if (detail && !detail.ok)
        noteGap(this.#context, observation.region, observation.type, observation.arn, detail.failure);
      return { item, detail: detail ?? { ok: true, output: undefined, call: seen ?? NO_CALL }, observation };
    }
    // The answer is not understood, so nothing of it is used.
    if (detail?.ok) {
      const failure = unexpected(detail.call, type.definition.read?.permission ?? "", NOT_UNDERSTOOD);
      return this.#observe({ ...sighting, detail: { ok: false, failure } });
    }
    this.#couldNotList(type, parent, unexpected(seen ?? NO_CALL, "", NOT_UNDERSTOOD));
    return null;
  }

  #noteDeleted({ type, arn }: Pick<Observation, "type" | "arn">, failure: Failure): void {
    noteGap(this.#context, this.#scope.region, type, arn, { ...failure, kind: "deleted" });
  }

  #couldNotList(type: ResourceType, parent: AnyEntry | undefined, failure: Failure): void {
    const id = [type.definition.type, parent?.observation.arn, failure.operation, failure.message].join(" ");
    if (this.#recorded.has(id)) return;
    this.#recorded.add(id);
    noteGap(this.#context, this.#scope.region, type.definition.type, parent?.observation.arn ?? null, failure);
    this.#unlisted(type, parent, failure);
  }

  /** If a type could not be listed, its children could not be listed either. */
  #unlisted(type: ResourceType, parent: AnyEntry | undefined, failure: Failure): void {
    const { region } = this.#scope;
    for (const each of withDescendants(type)) {
      this.#sink.unlisted({
        type: each.definition.type,
        label: each.definition.label[1],
        region,
        parent: parent?.observation ?? null,
        failure,
      });
    }
  }
}

const NO_CALL = { operation: "", requestId: null, at: "" };

const withDescendants = (type: ResourceType): readonly ResourceType[] => [
  type,
  ...typesWithin(type).flatMap(withDescendants),
];

/** Only the modelled error: an endpoint without the operation also returns 404. */
const isNotFound = ({ code }: Failure): boolean => code === "ResourceNotFoundException";

/** Without kms:Decrypt, the scan is denied exactly for resources that a customer managed key encrypts. */
const hintAtDecrypt = (failure: Failure): Failure =>
  failure.kind === "denied"
    ? {
        ...failure,
        message: `${failure.message}; reading resources of this type that are encrypted with a customer managed key can require kms:Decrypt`,
      }
    : failure;
