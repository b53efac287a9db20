import { identify } from "#lib/aws/identity.ts";
import type { Reader } from "#lib/aws/reader.ts";
import type { Request } from "#lib/catalogue/request.ts";
import { operationOf } from "#lib/catalogue/request.ts";
import type { Answer } from "#lib/domain/call.ts";

/** The reader that is called instead, for each call; null to use the stored answer. */
export type Elsewhere = (operation: string) => Reader | null;

/**
 * The answers of an account without faults. A scan with these makes real calls only for the operations that fail, so
 * that thousands of scans of a whole account take minutes.
 */
export class CalmAnswers {
  readonly #reader: Reader;
  readonly #answers = new Map<string, Promise<Answer<unknown>>>();

  /** @param reader reads the account without faults; each call is made once */
  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** A reader that stores answers, and makes real calls only for those that fail. */
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
