import { SESSION_LIFE } from "./session-life.ts";

/** A session as far as it matters to whom it belongs, and for how long. */
interface Begun {
  readonly subject: string;
  readonly startedAt: string;
  readonly seenAt: string;
}

/**
 * What this process alone knows of sessions while the database cannot be written: those that have begun, and those
 * that have ended. Neither is known after a restart.
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

  /** Ends a session that may have begun here; the database knows of it, if it is one of its own. */
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
