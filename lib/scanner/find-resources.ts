import { NOT_UNDERSTOOD, understand, unexpected } from "#lib/aws/understand.ts";
import type { Listing } from "#lib/catalogue/listing.ts";
import type { Sighting } from "#lib/catalogue/observe.ts";
import { callOf, type ResourceType, type Scope } from "#lib/catalogue/resource-type.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import type { Failure } from "#lib/domain/call.ts";
import type { Observation } from "#lib/domain/observation.ts";
import { list } from "./answer-shapes.ts";
import { noteGap, type ScanContext, started, type Unlisted } from "./context.ts";
import { Doubts } from "./doubts.ts";
import { listPages } from "./list-pages.ts";
import { arnOf, type Listed, NO_CALL, type Resource, readDetail, resourceOf } from "./read-resource.ts";

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
  async find(type: ResourceType, parent: Resource | undefined): Promise<void> {
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
    parent: Resource | undefined,
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
  #listingFailed(type: ResourceType, parent: Resource | undefined, failure: Failure): void {
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

  async #read(listed: Listed): Promise<void> {
    const { type } = listed.type.definition;
    const arn = arnOf(listed);
    if (arn === null) {
      const failure = unexpected(listed.seen ?? NO_CALL, "", "The response lists an item without an identity");
      this.#couldNotList(listed.type, listed.parent, failure);
      return;
    }
    if (this.#known.has(`${type} ${arn}`)) return;
    this.#known.add(`${type} ${arn}`);
    const detail = await readDetail(this.#context, listed);
    if (detail?.ok) this.#reads.answered(listed.type);
    if (!detail || detail.ok || !isNotFound(detail.failure)) {
      await this.#record({ ...listed, detail });
    } else if (!listed.type.definition.read?.notFoundMeansNone) {
      const { failure } = detail;
      this.#reads.add({
        type: listed.type,
        deleted: () => this.#noteDeleted({ type, arn }, failure),
        unknown: () => this.#record({ ...listed, detail }),
      });
    }
  }

  /** Passes on a resource, with a gap where its read failed, and finds its children. */
  async #record(sighting: Sighting): Promise<void> {
    const { type, parent, seen } = sighting;
    const resource = resourceOf(sighting);
    if (!resource) {
      this.#couldNotList(type, parent, unexpected(seen ?? NO_CALL, "", NOT_UNDERSTOOD));
      return;
    }
    const { observation, detail } = resource;
    this.#sink.found(observation);
    if (!detail.ok) noteGap(this.#context, observation.region, observation.type, observation.arn, detail.failure);
    await Promise.all(typesWithin(type).map((child) => this.find(child, resource)));
  }

  #noteDeleted({ type, arn }: Pick<Observation, "type" | "arn">, failure: Failure): void {
    noteGap(this.#context, this.#scope.region, type, arn, { ...failure, kind: "deleted" });
  }

  #couldNotList(type: ResourceType, parent: Resource | undefined, failure: Failure): void {
    const id = [type.definition.type, parent?.observation.arn, failure.operation, failure.message].join(" ");
    if (this.#recorded.has(id)) return;
    this.#recorded.add(id);
    noteGap(this.#context, this.#scope.region, type.definition.type, parent?.observation.arn ?? null, failure);
    this.#unlisted(type, parent, failure);
  }

  /** If a type could not be listed, its children could not be listed either. */
  #unlisted(type: ResourceType, parent: Resource | undefined, failure: Failure): void {
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

const withDescendants = (type: ResourceType): readonly ResourceType[] => [
  type,
  ...typesWithin(type).flatMap(withDescendants),
];

/** Only the modelled error: an endpoint without the operation also returns 404. */
const isNotFound = ({ code }: Failure): boolean => code === "ResourceNotFoundException";
