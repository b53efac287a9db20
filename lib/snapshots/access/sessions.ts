import type { Role, Visitor } from "#lib/domain/visitor.ts";
import type { Database } from "../database.ts";
import { DatabaseError } from "../database-error.ts";
import { ifWritable } from "../if-writable.ts";
import type { SessionTable } from "../schema.ts";
import { hashOf, newSecret } from "./secret.ts";
import { SESSION_LIFE } from "./session-life.ts";
import { UnkeptSessions } from "./unkept-sessions.ts";

/** The least time between two records of a use, in milliseconds: not every read may cost a write. */
const SEEN_MS = 60_000;

/**
 * The sessions of signed-in people. The table has only hashes of the secrets. While the database cannot be written,
 * this process keeps new and ended sessions in memory, so that people can still sign in and out.
 */
export class Sessions {
  readonly #db: Database;
  readonly #atOnce: Database;
  readonly #now: () => Date;
  readonly #unkept = new UnkeptSessions<SessionTable>();

  /** @param atOnce a connection that does not wait while another process writes: reading must not wait */
  constructor(db: Database, atOnce: Database, now: () => Date) {
    this.#db = db;
    this.#atOnce = atOnce;
    this.#now = now;
  }

  /** Starts a session and deletes ended ones. Returns its secret. */
  async start(person: { readonly subject: string; readonly name: string; readonly role: Role }): Promise<string> {
    const secret = newSecret();
    const hash = hashOf(secret);
    const at = this.#now().toISOString();
    const times = { startedAt: at, seenAt: at, rotatedAt: at, confirmedAt: at };
    const session: SessionTable = { ...person, ...times, hash, previousHash: null };
    try {
      await this.#db
        .deleteFrom("sessions")
        .where((or) => or.or([or("startedAt", "<", this.#ago("longest")), or("seenAt", "<", this.#ago("idle"))]))
        .execute();
      await this.#db.insertInto("sessions").values(session).execute();
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      this.#unkept.begin(hash, session, this.#now());
    }
    return secret;
  }

  /** The session of a secret; null if there is none, or it has ended. */
  async find(secret: string): Promise<(Visitor & { readonly mayRotate: boolean }) | null> {
    const hash = hashOf(secret);
    const unkept = this.#unkept.find(hash, this.#now());
    if (unkept) return { ...visitorOf(unkept), mayRotate: false };
    const session = await this.#db
      .selectFrom("sessions")
      .selectAll()
      .where((is) =>
        is.or([
          is("hash", "=", hash),
          is.and([
            is("previousHash", "=", hash),
            is.or([is("confirmedAt", "is", null), is("confirmedAt", ">", this.#ago("overlap"))]),
          ]),
        ]),
      )
      .where("startedAt", ">", this.#ago("longest"))
      .where("seenAt", ">", this.#ago("idle"))
      .executeTakeFirst();
    if (!session || this.#unkept.isEnded(session.hash, session.previousHash)) return null;
    await ifWritable(this.#saw(session, session.hash === hash));
    const rotatesAfter = session.hash === hash ? "rotation" : "overlap";
    const isLatest = session.hash === hash || session.confirmedAt === null;
    return { ...visitorOf(session), mayRotate: isLatest && session.rotatedAt < this.#ago(rotatesAfter) };
  }

  /**
   * Rotates the secret of a session; null if another request has just done so, or it cannot be written now. The old
   * secret stays valid until the new one has been used: a lost response must not end the session.
   */
  async rotate(secret: string): Promise<string | null> {
    const hash = hashOf(secret);
    const next = newSecret();
    let isChanged = false;
    const change = async () => {
      const { numUpdatedRows } = await this.#atOnce
        .updateTable("sessions")
        .set({
          hash: hashOf(next),
          previousHash: hash,
          rotatedAt: this.#now().toISOString(),
          confirmedAt: null,
        })
        .where((is) =>
          is.or([
            is("hash", "=", hash),
            is.and([
              is("previousHash", "=", hash),
              is("confirmedAt", "is", null),
              is("rotatedAt", "<", this.#ago("overlap")),
            ]),
          ]),
        )
        .executeTakeFirstOrThrow();
      isChanged = numUpdatedRows > 0n;
    };
    await ifWritable(change());
    return isChanged ? next : null;
  }

  /** Ends a session at once, for every copy of its secret. */
  async end(secret: string): Promise<void> {
    const hash = hashOf(secret);
    try {
      await this.#db
        .deleteFrom("sessions")
        .where((is) => is.or([is("hash", "=", hash), is("previousHash", "=", hash)]))
        .execute();
      this.#unkept.forget(hash);
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      this.#unkept.end(hash);
    }
  }

  async #saw({ hash, seenAt, confirmedAt }: SessionTable, byNewest: boolean): Promise<void> {
    const now = this.#now();
    const confirms = byNewest && confirmedAt === null;
    if (!confirms && now.getTime() - Date.parse(seenAt) < SEEN_MS) return;
    const at = now.toISOString();
    await this.#atOnce
      .updateTable("sessions")
      .set({ seenAt: at, ...(confirms && { confirmedAt: at }) })
      .where("hash", "=", hash)
      .execute();
  }

  #ago(span: keyof typeof SESSION_LIFE): string {
    return new Date(this.#now().getTime() - SESSION_LIFE[span]).toISOString();
  }
}

const visitorOf = ({ subject, name, role }: SessionTable): Visitor => ({ via: "session", id: subject, name, role });
