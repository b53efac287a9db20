import type { Listing } from "#lib/catalogue/listing.ts";
import { observe, type Sighting } from "#lib/catalogue/observe.ts";
import { callOf, type Entry, type ResourceType, type Scope } from "#lib/catalogue/resource-type.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import type { Answer, CallRecord, Failure } from "#lib/domain/call.ts";
import type { Observation } from "#lib/domain/observation.ts";
import { list, text } from "./answer-shapes.ts";
import { noteGap, type ScanContext, type Unlisted } from "./context.ts";
import { Doubts } from "./doubts.ts";
import { listPages } from "./list-pages.ts";
import { NOT_UNDERSTOOD, started, understand } from "./understand.ts";
import { unexpected } from "./unexpected.ts";

type AnyEntry = Entry<unknown, unknown>;

/** What was found, handed over as it comes. */
export interface Findings {
  readonly found: (observation: Observation) => void;
  readonly unlisted: (listing: Unlisted) => void;
  /** What was found is known to have been deleted since. */
  readonly deleted: (observation: Observation) => void;
}

/** Looks for every type of the catalogue in one Region: root types side by side, each with what lives in it. */
export async function findResources(context: ScanContext, region: string, findings: Findings): Promise<void> {
  const { accountId, partition } = context.identity;
  const search = new RegionSearch(context, { accountId, partition, region }, findings);
  await Promise.all(typesWithin(undefined).map((type) => search.look(type, undefined)));
  await search.settle();
}

const typesWithin = (parent: ResourceType | undefined): readonly ResourceType[] =>
  RESOURCE_TYPES.filter(({ definition }) => definition.within === parent);

class RegionSearch {
  readonly #context: ScanContext;
  readonly #scope: Scope;
  readonly #findings: Findings;
  /** What was taken already: pages may overlap when something is created between them. */
  readonly #taken = new Set<string>();
  /** One listing may hold many things that are none; one gap tells of all. */
  readonly #told = new Set<string>();
  readonly #reads = new Doubts();
  readonly #listings = new Doubts();

  constructor(context: ScanContext, scope: Scope, findings: Findings) {
    this.#context = context;
    this.#scope = scope;
    this.#findings = findings;
  }

  /** Finds all of one type, inside one parent where it lives in one. */
  async look(type: ResourceType, parent: AnyEntry | undefined): Promise<void> {
    const { listings, parts } = type.definition;
    if (parts && parent && !parent.detail.ok) {
      // Only the parent's own answer tells of these, and it did not come.
      this.#unlisted(type, parent, parent.detail.failure);
      return;
    }
    const seen = parent ? callOf(parent.detail) : null;
    const items = understand(() => list(parts?.(parent, this.#scope) ?? []));
    const asked = understand(() => listings?.(parent, this.#scope) ?? []);
    if (!items || !asked) this.#couldNotList(type, parent, unexpected(seen ?? NO_CALL, "", NOT_UNDERSTOOD));
    const taking = (items ?? []).map((item) => started(this.#take({ type, item, parent, scope: this.#scope, seen })));
    for (const listing of asked ?? []) {
      await this.#context.meter.unit("listing", () => this.#readListing(type, parent, listing, taking));
    }
    await Promise.all(taking);
  }

  /** Begins to take what a listing shows, page by page. */
  async #readListing(
    type: ResourceType,
    parent: AnyEntry | undefined,
    listing: Listing<unknown>,
    taking: Promise<void>[],
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
        else if (kept) taking.push(started(this.#take({ type, item, parent, scope: this.#scope, seen: call })));
      }
    }
    if (page.value) this.#listingFailed(type, parent, page.value);
  }

  /** Of a parent without a read of its own, the listing of what lives in it may be the first to say that it is gone. */
  #listingFailed(type: ResourceType, parent: AnyEntry | undefined, failure: Failure): void {
    const within = type.definition.within as ResourceType | undefined;
    if (!parent || !isNotFound(failure) || within?.definition.read) {
      this.#couldNotList(type, parent, failure);
      return;
    }
    this.#listings.add({
      type,
      deleted: () => {
        this.#findings.deleted(parent.observation);
        this.#noteDeleted(parent.observation, failure);
      },
      unknown: async () => this.#couldNotList(type, parent, failure),
    });
  }

  /** Decides what became of all that was listed and then not found. */
  async settle(): Promise<void> {
    await this.#reads.settle();
    await this.#listings.settle();
  }

  async #take(sight: Omit<Sighting, "detail">): Promise<void> {
    const { type } = sight.type.definition;
    const arn = this.#identify(sight);
    if (arn === null || this.#taken.has(`${type} ${arn}`)) return;
    this.#taken.add(`${type} ${arn}`);
    const detail = await this.#readDetail(sight);
    if (detail?.ok) this.#reads.answered(sight.type);
    if (!detail || detail.ok || !isNotFound(detail.failure)) {
      await this.#enter({ ...sight, detail });
    } else if (!sight.type.definition.read?.notFoundMeansNone) {
      const { failure } = detail;
      this.#reads.add({
        type: sight.type,
        deleted: () => this.#noteDeleted({ type, arn }, failure),
        unknown: () => this.#enter({ ...sight, detail }),
      });
    }
  }

  async #enter(sighting: Sighting): Promise<void> {
    const entry = this.#observe(sighting);
    if (entry) await Promise.all(typesWithin(sighting.type).map((child) => this.look(child, entry)));
  }

  /** The ARN an item is taken once by; null (and a gap) for an item that is none. */
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
      this.#findings.found(observation);
      if (detail && !detail.ok)
        noteGap(this.#context, observation.region, observation.type, observation.arn, detail.failure);
      return { item, detail: detail ?? { ok: true, output: undefined, call: seen ?? NO_CALL }, observation };
    }
    // What the answer says is not understood, so none of it is believed.
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
    const told = [type.definition.type, parent?.observation.arn, failure.operation, failure.message].join(" ");
    if (this.#told.has(told)) return;
    this.#told.add(told);
    noteGap(this.#context, this.#scope.region, type.definition.type, parent?.observation.arn ?? null, failure);
    this.#unlisted(type, parent, failure);
  }

  /** What lives in things that could not be listed could not be listed either. */
  #unlisted(type: ResourceType, parent: AnyEntry | undefined, failure: Failure): void {
    const { region } = this.#scope;
    for (const each of withDescendants(type)) {
      this.#findings.unlisted({
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

/** Only the modelled error counts: an endpoint without the operation answers 404 too. */
const isNotFound = ({ code }: Failure): boolean => code === "ResourceNotFoundException";

/** A scanner without kms:Decrypt is denied just where a customer managed key protects: the reader should know. */
const hintAtDecrypt = (failure: Failure): Failure =>
  failure.kind === "denied"
    ? {
        ...failure,
        message: `${failure.message}; reading resources of this type that are encrypted with a customer managed key can require kms:Decrypt`,
      }
    : failure;
