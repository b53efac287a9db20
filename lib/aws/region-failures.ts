import type { Service } from "#lib/catalogue/request.ts";
import type { Failure } from "#lib/domain/call.ts";
import { asAbsence } from "./absent-operation.ts";
import { type EndpointNames, isOwnEndpoint } from "./endpoint-names.ts";
import { NameNotResolved, NotOffered, type Offered } from "./offered.ts";

/** A service whose names do not resolve in some Regions, so that it is not known whether these have it. */
export interface Unresolved {
  readonly service: Service;
  readonly regions: readonly string[];
  /** That of the first of them. */
  readonly failure: Failure;
}

/** A call that failed, and where it went. */
export interface FailedCall {
  readonly failure: Failure;
  readonly thrown: unknown;
  readonly service: Service;
  readonly region: string;
  readonly names: EndpointNames;
  /** The host that was asked; null where none was. */
  readonly host: string | null;
}

/** What failures say about a Region rather than about what was asked: a service or an operation that it lacks. */
export class RegionFailures {
  readonly #offered: Offered;
  readonly #absent = new Map<string, NotOffered>();
  readonly #unresolved = new Map<Service, { regions: Set<string>; failure: Failure }>();

  constructor(offered: Offered) {
    this.#offered = offered;
  }

  /** @throws NotOffered where a service is known not to be in a Region: it is not called there again */
  throwIfAbsent(service: Service, region: string): void {
    const absent = this.#absent.get(`${service} ${region}`);
    if (absent) throw absent;
  }

  /** The same failure with what it says about the Region. */
  async explain({ failure, thrown, service, region, names, host }: FailedCall): Promise<Failure> {
    const explained = await this.#offered.explain(thrown, service, region, names);
    if (explained instanceof NotOffered) {
      this.#absent.set(`${service} ${region}`, explained);
      return { ...failure, kind: "not-offered", code: explained.name, message: explained.message };
    }
    if (explained instanceof NameNotResolved) {
      const unresolved = { ...failure, code: explained.name, message: explained.message };
      const known = this.#unresolved.get(service) ?? { regions: new Set(), failure: unresolved };
      this.#unresolved.set(service, { ...known, regions: known.regions.add(region) });
      return unresolved;
    }
    return isOwnEndpoint(host, names) ? asAbsence(failure, thrown, region) : failure;
  }

  unresolved(): readonly Unresolved[] {
    return [...this.#unresolved].map(([service, { regions, failure }]) => ({
      service,
      regions: [...regions].sort(),
      failure,
    }));
  }
}
