import type { CallerIdentity, Reader } from "#lib/aws/reader.ts";
import type { FreshFailure } from "#lib/domain/call.ts";

/** The credentials ended before the scan, so the results are incomplete. */
export class SessionEnded extends Error {
  override readonly name = "SessionEnded";
}

/** A rejection soon after a check starts no new one; the next check covers it, at the latest at the end of the scan. */
const CHECK_INTERVAL_MS = 1_000;

/**
 * Watches over the credentials of one scan. Where AWS refuses them it is asked for the identity again: an operation, or
 * a Region, that refuses credentials which are good elsewhere is a gap; credentials that have ended end the scan, as do
 * renewed ones that belong to another account.
 */
export class Session {
  /** Aborts when the scan is cancelled or the credentials have ended. */
  readonly signal: AbortSignal;
  /** A reader whose results are checked for rejected credentials. */
  readonly reader: Reader;
  readonly #asked: readonly string[] | null;
  readonly #accountId: string;
  readonly #firstEnd: Date | null;
  readonly #unwatched: Reader;
  readonly #ended = new AbortController();
  #checkedAt = Number.NEGATIVE_INFINITY;
  #checking: Promise<void> | null = null;
  #isDoubtful = false;

  /**
   * @param identity whose credentials they are as the scan begins
   * @param asked the Regions that the scan was asked for, in which the identity may be asked
   */
  constructor(reader: Reader, identity: CallerIdentity, signal: AbortSignal, asked: readonly string[] | null) {
    this.#accountId = identity.accountId;
    this.#firstEnd = reader.credentialsEnd();
    this.signal = AbortSignal.any([signal, this.#ended.signal]);
    this.#unwatched = reader;
    this.#asked = asked;
    this.reader = {
      ...reader,
      call: async (region, request, signal) => {
        const answer = await reader.call(region, request, signal);
        if (!answer.ok && answer.failure.kind === "credentials") this.#doubt();
        return answer;
      },
    };
  }

  /**
   * Makes sure that the credentials lasted as long as the reading.
   *
   * @throws {SessionEnded} when they did not; the signal's reason when it has aborted
   */
  async confirm(): Promise<void> {
    await this.#checking;
    const isRenewed = this.#unwatched.credentialsEnd()?.getTime() !== this.#firstEnd?.getTime();
    if (this.#isDoubtful || isRenewed) await this.#check();
    this.signal.throwIfAborted();
  }

  #doubt(): void {
    this.#isDoubtful = true;
    if (this.#checking || performance.now() - this.#checkedAt < CHECK_INTERVAL_MS) return;
    this.#checking = this.#check().finally(() => {
      this.#checking = null;
    });
  }

  async #check(): Promise<void> {
    this.#checkedAt = performance.now();
    this.#isDoubtful = false;
    const caller = await this.#unwatched.identify(this.signal, this.#asked);
    if (caller.ok && caller.output.accountId !== this.#accountId)
      this.#ended.abort(new SessionEnded(otherAccount(this.#accountId, caller.output.accountId)));
    if (caller.ok || caller.failure.kind !== "credentials") return;
    this.#ended.abort(new SessionEnded(whyEnded(caller.failure, this.#unwatched.credentialsEnd())));
  }
}

const otherAccount = (was: string, is: string): string =>
  `The credentials were those of account ${was} when the scan started, and those of account ${is} when they were renewed. The results of the scan are discarded.`;

function whyEnded({ code, message, at }: FreshFailure, end: Date | null): string {
  const advice = "The results of the scan are discarded: renew the session, then run the scan again.";
  if (end && end.getTime() <= Date.parse(at)) return `The session expired at ${end.toISOString()}. ${advice}`;
  if (/Expired/.test(code)) return `The session expired during the scan; AWS rejected it at ${at} (${code}). ${advice}`;
  return `The credentials were valid when the scan started, and were rejected at ${at}: ${message} (${code}). The results of the scan are discarded.`;
}
