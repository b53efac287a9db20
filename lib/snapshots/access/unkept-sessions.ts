import { SESSION_LIFE } from "./session-life.ts";

/** The members of a session that identify its person and its age. */
interface Begun {
  readonly subject: string;
  readonly startedAt: string;
  readonly seenAt: string;
}

/**
 * The sessions that started or ended while the database could not be written. They are only in memory: a restart loses
 * them.
 */
export class UnkeptSessions<Session extends Begun> {
  readonly #begun = new Map<string, Session>();
  readonly #ended = new Set<string>();

  begin(hash: string, session: Session, now: Date): void {
    for (const [each, { startedAt, seenAt }] of this.#begun)
      if (!lives(startedAt, seenAt, now)) this.#begun.delete(each);
    this.#begun.set(hash, session);
  }

  /** Null when there is none, or it has ended. */
  find(hash: string, now: Date): Session | null {
    const session = this.#begun.get(hash);
    if (!session || !lives(session.startedAt, session.seenAt, now)) return null;
    this.#begun.set(hash, { ...session, seenAt: now.toISOString() });
    return session;
  }

  /** Ends a session whose end the database cannot keep. */
  end(hash: string): void {
    this.#begun.delete(hash);
    this.#ended.add(hash);
  }

  /** Ends a session that may have started here; the database has deleted its own. */
  forget(hash: string): void {
    this.#begun.delete(hash);
  }

  isEnded(...hashes: readonly (string | null)[]): boolean {
    return hashes.some((hash) => hash !== null && this.#ended.has(hash));
  }
}

function lives(startedAt: string, seenAt: string, now: Date): boolean {
  const age = (since: string) => now.getTime() - Date.parse(since);
  return age(startedAt) < SESSION_LIFE.longest && age(seenAt) < SESSION_LIFE.idle;
}
