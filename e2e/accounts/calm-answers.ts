import { identify } from "#lib/aws/identity.ts";
import type { Reader } from "#lib/aws/reader.ts";
import type { Request } from "#lib/catalogue/request.ts";
import { operationOf } from "#lib/catalogue/request.ts";
import type { Answer } from "#lib/domain/call.ts";

/** Who is asked instead, call by call; null for what is remembered. */
export type Elsewhere = (operation: string) => Reader | null;

/**
 * What an account answered when nothing failed. A scan that is given these needs the wire only for the operations that
 * misbehave, so that thousands of scans of a whole account take minutes.
 */
export class CalmAnswers {
  readonly #reader: Reader;
  readonly #answers = new Map<string, Promise<Answer<unknown>>>();

  /** @param reader reads the account while nothing fails; it is asked each question once */
  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** A reader that remembers, and asks on the wire only what misbehaves. */
  reader(elsewhere: Elsewhere = () => null): Reader {
    const reader: Reader = {
      ...this.#reader,
      identify: async (signal = new AbortController().signal) =>
        identify((region, request) => reader.call(region, request, signal), [await reader.homeRegion()]),
      call: (region, request, signal) =>
        elsewhere(operationOf(request))?.call(region, request, signal) ?? this.#ask(region, request),
    };
    return reader;
  }

  #ask<Output>(region: string, request: Request<Output>): Promise<Answer<Output>> {
    const question = `${region} ${operationOf(request)} ${JSON.stringify(request.command.input)}`;
    const answer = this.#answers.get(question) ?? this.#reader.call(region, request, new AbortController().signal);
    this.#answers.set(question, answer);
    return answer as Promise<Answer<Output>>;
  }
}
