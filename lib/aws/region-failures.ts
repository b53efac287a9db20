import type { Service } from "#lib/catalogue/request.ts";
import type { FreshFailure } from "#lib/domain/call.ts";
import { type EndpointNames, isOwnEndpoint } from "./endpoint-names.ts";
import { NameNotResolved, NotOffered, type Offered } from "./offered.ts";

/** A service whose names do not resolve in some Regions, so that it is not known whether these have it. */
export interface Unresolved {
  readonly service: Service;
  readonly regions: readonly string[];
  /** That of the first of them. */
  readonly failure: FreshFailure;
}

/** A call that failed, and where it went. */
export interface FailedCall {
  readonly failure: FreshFailure;
  readonly thrown: unknown;
  readonly service: Service;
  readonly region: string;
  readonly names: EndpointNames;
  /** The host that was called; null if none was. */
  readonly host: string | null;
}

/** Failures that are caused by the Region: it does not offer the service or the operation. */
export class RegionFailures {
  readonly #offered: Offered;
  readonly #absent = new Map<string, NotOffered>();
  readonly #unresolved = new Map<Service, { regions: Set<string>; failure: FreshFailure }>();

  constructor(offered: Offered) {
    this.#offered = offered;
  }

  /** @throws NotOffered where a service is known not to be in a Region: it is not called there again */
  throwIfAbsent(service: Service, region: string): void {
    const absent = this.#absent.get(`${service} ${region}`);
    if (absent) throw absent;
  }

  /** The same failure, with what it means for the Region. */
  async explain({ failure, thrown, service, region, names, host }: FailedCall): Promise<FreshFailure> {
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

/** The members of an error that show an unknown operation. */
interface Thrown {
  readonly name?: string;
  readonly message?: string;
  /** The envelope of AWS's JSON front end: `{"Output":{"__type":"…#UnknownOperationException"},"Version":"1.0"}`. */
  readonly Output?: { readonly __type?: string };
}

/** `<UnknownOperationException/>` in place of JSON: of what it could not parse the SDK quotes the first characters. */
const XML_ENVELOPE = "<UnknownOp";

/** Bedrock's words for an operation that it has not opened to the account in a Region. */
const NOT_OPENED = /^Your account is not authorized to invoke this API operation/;

/** Operations that answer 500 in Regions that have Bedrock without them. */
const FLOWS_AND_PROMPTS = /^bedrock:List(Flows|Prompts)$/;

/** What the SDK writes where an error has no message. */
const NO_MESSAGE = /^(UnknownError|Unknown|No message)$/;

/**
 * What a refusal by AWS's own endpoint says about the Region: that it lacks the operation, or that it may. Only where
 * the answer is clear is the operation "not offered"; otherwise the failure stays and names both possible causes.
 */
export function asAbsence(failure: FreshFailure, thrown: unknown, region: string): FreshFailure {
  const code = unknownOperationCode(thrown);
  const notOffered = `AWS does not offer ${failure.operation} in ${region}`;
  if (code !== null) return { ...failure, kind: "not-offered", code, message: notOffered };
  if (failure.httpStatus === 403 && NOT_OPENED.test(failure.message))
    return { ...failure, kind: "not-offered", message: `${notOffered} ("${failure.message}")` };
  if (failure.kind === "denied" && failure.httpStatus === 403 && NO_MESSAGE.test(failure.message)) {
    const both = `Either the permission ${failure.permission} is missing, or ${region} does not offer the operation`;
    return { ...failure, message: `AWS returned 403 without a message. ${both}` };
  }
  if (failure.httpStatus === 500 && FLOWS_AND_PROMPTS.test(failure.operation)) {
    const both = `Either the service failed, or ${region} does not offer the operation`;
    return { ...failure, message: `AWS returned 500 (${failure.message}). ${both}` };
  }
  return failure;
}

/** The error code of an unknown operation; null for any other error. */
function unknownOperationCode(thrown: unknown): string | null {
  const { name = "", message = "", Output } = (thrown ?? {}) as Thrown;
  const code = "UnknownOperationException";
  if (name === code || Output?.__type?.endsWith(`#${code}`)) return code;
  if (name === "SyntaxError" && message.includes(XML_ENVELOPE)) return code;
  return name === "ValidationException" && /^Unknown Operation\b/i.test(message) ? name : null;
}
