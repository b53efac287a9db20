import { randomUUID } from "node:crypto";
import type { ApiToken, Role, Visitor } from "#lib/domain/visitor.ts";
import type { Database } from "../database.ts";
import { ifWritable } from "../if-writable.ts";
import { hashOf, newSecret } from "./secret.ts";

/** Identifies our tokens, for people and for secret scanners. */
export const TOKEN_PREFIX = "bpt_";
const DAY = 86_400_000;
const MINUTE = 60_000;

/** API tokens, e.g. of schedulers. Only their hashes are stored. */
export class ApiTokens {
  readonly #db: Database;
  readonly #now: () => Date;

  constructor(db: Database, now: () => Date) {
    this.#db = db;
    this.#now = now;
  }

  /** Makes a token. `secret` is shown once and never again. */
  async make(wanted: {
    readonly name: string;
    readonly role: Role;
    readonly madeBy: string;
    readonly days: number;
  }): Promise<{ readonly token: ApiToken; readonly secret: string }> {
    const secret = `${TOKEN_PREFIX}${newSecret()}`;
    const now = this.#now();
    const token: ApiToken = {
      id: randomUUID(),
      name: wanted.name,
      role: wanted.role,
      madeBy: wanted.madeBy,
      madeAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + wanted.days * DAY).toISOString(),
      usedAt: null,
      revokedAt: null,
    };
    await this.#db
      .insertInto("apiTokens")
      .values({ ...token, hash: hashOf(secret) })
      .execute();
    return { token, secret };
  }

  /** The visitor of a token; null if it is unknown, expired or revoked. */
  async find(secret: string): Promise<Visitor | null> {
    if (!secret.startsWith(TOKEN_PREFIX)) return null;
    const now = this.#now();
    const token = await this.#db
      .selectFrom("apiTokens")
      .selectAll()
      .where("hash", "=", hashOf(secret))
      .where("revokedAt", "is", null)
      .where("expiresAt", ">", now.toISOString())
      .executeTakeFirst();
    if (!token) return null;
    if (token.usedAt === null || now.getTime() - Date.parse(token.usedAt) > MINUTE)
      await ifWritable(this.#used(token.id, now));
    return { via: "token", id: token.id, name: token.name, role: token.role };
  }

  async #used(id: string, now: Date): Promise<void> {
    await this.#db.updateTable("apiTokens").set({ usedAt: now.toISOString() }).where("id", "=", id).execute();
  }

  /** Records the address that a token is used from. True at the first use from there. */
  async noteAddress(tokenId: string, address: string): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto("tokenAddresses")
      .values({ tokenId, address, firstUsedAt: this.#now().toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  /** All tokens, newest first. */
  async list(): Promise<readonly ApiToken[]> {
    const found = await this.#db.selectFrom("apiTokens").selectAll().orderBy("madeAt", "desc").execute();
    return found.map(({ hash: _, ...token }) => token);
  }

  /** Revokes a token. False if no active token has this id. */
  async revoke(id: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable("apiTokens")
      .set({ revokedAt: this.#now().toISOString() })
      .where("id", "=", id)
      .where("revokedAt", "is", null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }
}
