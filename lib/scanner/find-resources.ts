import { observe, type Sighting } from "#lib/catalogue/observe.ts";
import { callOf, type Entry, type ResourceType, type Scope } from "#lib/catalogue/resource-type.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import type { Answer, Failure } from "#lib/domain/call.ts";
import type { Observation } from "#lib/domain/observation.ts";
import { noteGap, type ScanContext, type Unlisted } from "./context.ts";
import { listPages } from "./list-pages.ts";
import { unexpected } from "./unexpected.ts";

type AnyEntry = Entry<unknown, unknown>;

/** What was found, handed over as it comes. */
export interface Findings {
  readonly found: (observation: Observation) => void;
  readonly unlisted: (listing: Unlisted) => void;
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
  /** Types whose read has answered for something here, so that "not found" is an answer too. */
  readonly #answering = new Set<ResourceType>();
  readonly #notFound: Sighting[] = [];

  constructor(context: ScanContext, scope: Scope, findings: Findings) {
    this.#context = context;
    this.#scope = scope;
    this.#findings = findings;
  }

  /** Finds all of one type, inside one parent where it lives in one. */
  async look(type: ResourceType, parent: AnyEntry | undefined): Promise<void> {
    const { listings, parts, keep } = type.definition;
    if (parts && parent && !parent.detail.ok) {
      // Only the parent's own answer tells of these, and it did not come.
      this.#unlisted(type, parent, parent.detail.failure);
      return;
    }
    const taking = (parts?.(parent, this.#scope) ?? []).map((item) =>
      this.#take({ type, item, parent, scope: this.#scope, seen: parent ? callOf(parent.detail) : null }),
    );
    for (const listing of listings?.(parent, this.#scope) ?? []) {
      await this.#context.meter.unit("listing", async () => {
        const pages = listPages(
          this.#context.reader,
          this.#scope.region,
          type.definition.service,
          listing,
          this.#context.signal,
        );
        let page = await pages.next();
        for (; !page.done; page = await pages.next()) {
          const { items, call } = page.value;
          for (const item of items) {
            if (keep?.(item) === false) continue;
            taking.push(this.#take({ type, item, parent, scope: this.#scope, seen: call }));
          }
        }
        if (page.value) this.#couldNotList(type, parent, page.value);
      });
    }
    await Promise.all(taking);
  }

  /**
   * What was listed and then not found was deleted between the two, if the read answers for others of its type. Where
   * it answers for none, nobody knows: an endpoint that does not know a resource says the same of all.
   */
  async settle(): Promise<void> {
    while (this.#notFound.length > 0) {
      const doubtful = this.#notFound.splice(0).filter(({ type }) => !this.#answering.has(type));
      await Promise.all(doubtful.map((sighting) => this.#enter(sighting)));
    }
  }

  async #take(sight: Omit<Sighting, "detail">): Promise<void> {
    const id = this.#identify(sight);
    if (id === null || this.#taken.has(id)) return;
    this.#taken.add(id);
    const detail = await this.#readDetail(sight);
    if (detail?.ok) this.#answering.add(sight.type);
    if (detail && !detail.ok && isNotFound(detail.failure)) {
      if (!sight.type.definition.read?.notFoundMeansNone) this.#notFound.push({ ...sight, detail });
    } else await this.#enter({ ...sight, detail });
  }

  async #enter(sighting: Sighting): Promise<void> {
    const entry = this.#observe(sighting);
    if (entry) await Promise.all(typesWithin(sighting.type).map((child) => this.look(child, entry)));
  }

  /** The identity an item is taken once by; null (and a gap) for an item that is none. */
  #identify(sight: Omit<Sighting, "detail">): string | null {
    const { definition } = sight.type;
    try {
      const { arn } = definition.identify({ item: sight.item, parent: sight.parent, scope: sight.scope }, null);
      if (arn) return `${definition.type} ${arn}`;
    } catch (thrown) {
      if (!(thrown instanceof TypeError)) throw thrown;
    }
    if (sight.seen) {
      this.#couldNotList(
        sight.type,
        sight.parent,
        unexpected(sight.seen, "", "The answer lists something without an identity"),
      );
    }
    return null;
  }

  async #readDetail(sight: Omit<Sighting, "detail">): Promise<Answer<unknown> | null> {
    const { read, service } = sight.type.definition;
    if (!read) return null;
    const found = { item: sight.item, parent: sight.parent, scope: sight.scope };
    const { permission } = read;
    const answer = await this.#context.meter.unit("details", () =>
      this.#context.reader.call(
        sight.scope.region,
        { service, permission, command: read.command(found) },
        this.#context.signal,
      ),
    );
    if (!answer.ok) return { ok: false, failure: read.mayNeedDecrypt ? hintAtDecrypt(answer.failure) : answer.failure };
    if (read.proof(answer.output)) return answer;
    return {
      ok: false,
      failure: unexpected(answer.call, permission, "The answer lacks what every answer of this operation has"),
    };
  }

  #observe(sighting: Sighting): AnyEntry | null {
    const { type, item, detail } = sighting;
    const answer: Answer<unknown> = detail ?? { ok: true, output: undefined, call: sighting.seen ?? NO_CALL };
    try {
      const observation = observe(sighting);
      this.#findings.found(observation);
      if (detail && !detail.ok)
        noteGap(this.#context, observation.region, observation.type, observation.arn, detail.failure);
      return { item, detail: answer, observation };
    } catch (thrown) {
      if (!(thrown instanceof TypeError)) throw thrown;
      // A member of the wrong type: what the answer says is not understood, so none of it is believed.
      if (detail?.ok) {
        const permission = type.definition.read?.permission ?? "";
        const failure = unexpected(
          detail.call,
          permission,
          "A member of the answer has not the type that AWS documents",
        );
        return this.#observe({ ...sighting, detail: { ok: false, failure } });
      }
      if (sighting.seen)
        this.#couldNotList(type, sighting.parent, unexpected(sighting.seen, "", "The listing was not understood"));
      return null;
    }
  }

  #couldNotList(type: ResourceType, parent: AnyEntry | undefined, failure: Failure): void {
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
    ? { ...failure, message: `${failure.message}; reading this type under a customer managed key can need kms:Decrypt` }
    : failure;
