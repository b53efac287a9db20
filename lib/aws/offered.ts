import type { Service } from "#lib/catalogue/request.ts";
import type { EndpointNames } from "./endpoint-names.ts";
import type { ServiceRegions } from "./service-regions.ts";

/** Looks a host name up; rejects with the resolver's error. */
export type Lookup = (host: string) => Promise<unknown>;

/** A service that is verifiably not in a Region. */
export class NotOffered extends Error {
  override readonly name = "NotOffered";
  constructor(service: Service, region: string) {
    super(`AWS does not offer ${service} in ${region}`);
  }
}

/** The code of a failure because a name does not resolve, while nothing proves that the Region lacks the service. */
export const NAME_NOT_RESOLVED = "NameNotResolved";

/** A service whose name does not resolve here. Whether the Region has it is not known. */
export class NameNotResolved extends Error {
  override readonly name = NAME_NOT_RESOLVED;
}

/**
 * Tells a service that a Region does not have from a name that this machine cannot resolve. Settings and network
 * never prove absence: it takes AWS's standard name that does not resolve, and AWS's own list of services by Region.
 */
export class Offered {
  readonly #lookup: Lookup;
  readonly #regions: ServiceRegions;
  readonly #explained = new Map<string, Promise<NotOffered | NameNotResolved>>();

  constructor(lookup: Lookup, regions: ServiceRegions) {
    this.#lookup = lookup;
    this.#regions = regions;
  }

  /**
   * What it means that a call failed to resolve a name; null for any other error, that of a proxy's own name
   * included: behind a proxy, names are resolved there.
   */
  async explain(
    thrown: unknown,
    service: Service,
    region: string,
    names: EndpointNames,
  ): Promise<NotOffered | NameNotResolved | null> {
    const { code, hostname } = (thrown ?? {}) as { code?: string; hostname?: string };
    if (code !== "ENOTFOUND" || hostname !== names.configured) return null;
    const id = `${service} ${region}`;
    const known = this.#explained.get(id) ?? this.#ask(service, region, names);
    this.#explained.set(id, known);
    return known;
  }

  async #ask(
    service: Service,
    region: string,
    { standard, configured }: EndpointNames,
  ): Promise<NotOffered | NameNotResolved> {
    const because = (reason: string) =>
      new NameNotResolved(
        `${configured} does not resolve; ${reason}. Check AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT, DNS and proxy`,
      );
    const resolves = await this.#resolves(standard);
    if (resolves === null) return because(`DNS returned no result for ${standard}`);
    if (resolves) return because(`AWS's standard name ${standard} does`);
    // The list comes from SSM, so it cannot show whether SSM has a Region.
    const listed = service === "ssm" ? null : await this.#regions.of(service, region);
    if (!listed) return because("AWS publishes no list of its services there");
    if (!listed.ok)
      return because(`AWS's list of services could not be read (${listed.failure.operation}: ${listed.failure.code})`);
    if (listed.output.size === 0) return because("AWS's list of services does not have this one");
    return listed.output.has(region) ? because("AWS lists the service there") : new NotOffered(service, region);
  }

  /** Null if the resolver gives no definite answer. */
  #resolves(name: string): Promise<boolean | null> {
    return this.#lookup(name).then(
      () => true,
      (error: { code?: string }) => (error?.code === "ENOTFOUND" ? false : null),
    );
  }
}
