import type { Role, Visitor } from "#lib/domain/visitor.ts";
import type { Connection } from "../connection.ts";
import { ifWritable } from "../if-writable.ts";
import { hashOf, newSecret } from "./secret.ts";

const MINUTE = 60_000;
/** What a session lives by, in milliseconds. */
export const SESSION_LIFE = {
  /** However busy it is. */
  longest: 12 * 60 * MINUTE,
  /** Without a request. */
  idle: 60 * MINUTE,
  /** After this its secret is changed. */
  rotation: 15 * MINUTE,
  /** The old secret is taken for so long after a rotation. */
  overlap: MINUTE,
} as const;

/** The people who are signed in. Secrets are handed out and taken, never kept: the table holds their hashes. */
export class Sessions {
  readonly #db: Connection;
  readonly #atOnce: Connection;
  readonly #now: () => Date;

  /** @param atOnce a connection that does not wait while another process writes: a look must not */
  constructor(db: Connection, atOnce: Connection, now: () => Date) {
    this.#db = db;
    this.#atOnce = atOnce;
    this.#now = now;
  }

  /** Starts a session and forgets those that have ended. Returns its secret. */
  async start(person: { readonly subject: string; readonly name: string; readonly role: Role }): Promise<string> {
    const secret = newSecret();
    const at = this.#now().toISOString();
    await this.#db
      .deleteFrom("sessions")
      .where((or) => or.or([or("startedAt", "<", this.#ago("longest")), or("seenAt", "<", this.#ago("idle"))]))
      .execute();
    await this.#db
      .insertInto("sessions")
      .values({ ...person, hash: hashOf(secret), previousHash: null, startedAt: at, seenAt: at, rotatedAt: at })
      .execute();
    return secret;
  }

  /** Whose session a secret is; null when it is nobody's, or the session has ended. */
  async find(secret: string): Promise<(Visitor & { readonly mayRotate: boolean }) | null> {
    const hash = hashOf(secret);
    const session = await this.#db
      .selectFrom("sessions")
      .selectAll()
      .where((is) =>
        is.or([
          is("hash", "=", hash),
          is.and([is("previousHash", "=", hash), is("rotatedAt", ">", this.#ago("overlap"))]),
        ]),
      )
      .where("startedAt", ">", this.#ago("longest"))
      .where("seenAt", ">", this.#ago("idle"))
      .executeTakeFirst();
    if (!session) return null;
    await ifWritable(this.#touch(session.hash, session.seenAt));
    const mayRotate = session.hash === hash && session.rotatedAt < this.#ago("rotation");
    return { via: "session", id: session.subject, name: session.name, role: session.role, mayRotate };
  }

  /** Changes the secret of a session; null when another request has just done so, or it cannot be written now. */
  async rotate(secret: string): Promise<string | null> {
    const next = newSecret();
    let isChanged = false;
    const change = async () => {
      const { numUpdatedRows } = await this.#atOnce
        .updateTable("sessions")
        .set({ hash: hashOf(next), previousHash: hashOf(secret), rotatedAt: this.#now().toISOString() })
        .where("hash", "=", hashOf(secret))
        .executeTakeFirstOrThrow();
      isChanged = numUpdatedRows > 0n;
    };
    await ifWritable(change());
    return isChanged ? next : null;
  }

  /** Ends a session at once, wherever its secret may have been copied to. */
  async end(secret: string): Promise<void> {
    const hash = hashOf(secret);
    await this.#db
      .deleteFrom("sessions")
      .where((is) => is.or([is("hash", "=", hash), is("previousHash", "=", hash)]))
      .execute();
  }

  /** Written at most once a minute: a look must not cost a write. */
  async #touch(hash: string, seenAt: string): Promise<void> {
    const now = this.#now();
    if (now.getTime() - Date.parse(seenAt) < MINUTE) return;
    await this.#atOnce.updateTable("sessions").set({ seenAt: now.toISOString() }).where("hash", "=", hash).execute();
  }

  #ago(span: keyof typeof SESSION_LIFE): string {
    return new Date(this.#now().getTime() - SESSION_LIFE[span]).toISOString();
  }
}
