import { createHash, randomBytes } from "node:crypto";

/** 256 random bits as text: they cannot be guessed, so a plain hash at rest is enough. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** The stored form of a secret. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");
