import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { breathe } from "../database.ts";

/** Lines in one chunk: what is decompressed to read one of them, about 0.1 ms. */
const LINES_PER_CHUNK = 256;
/** Chunks that are compressed between two pauses. */
const CHUNKS_AT_ONCE = 10;

/** The exact evidence of one part. */
export interface ExactLine {
  readonly hash: string;
  readonly exact: readonly unknown[];
}

/** Lines sorted by hash, compressed. */
export interface Chunk {
  /** The lowest hash in it. */
  readonly first: string;
  readonly body: Uint8Array;
}

/** The archive of a reading. */
export interface Archive {
  readonly chunks: readonly Chunk[];
  /** SHA-256 over the bodies in order, in hex; null without any. */
  readonly hash: string | null;
}

/** Compresses the exact evidence of a reading: lines of a hash and a JSON array, sorted by hash. */
export async function toArchive(lines: readonly ExactLine[]): Promise<Archive> {
  const sorted = lines.toSorted((one, other) => (one.hash < other.hash ? -1 : 1));
  const whole = createHash("sha256");
  const chunks: Chunk[] = [];
  for (let start = 0; start < sorted.length; start += LINES_PER_CHUNK) {
    const within = sorted.slice(start, start + LINES_PER_CHUNK);
    const text = within.map(({ hash, exact }) => `${hash}\t${JSON.stringify(exact)}\n`).join("");
    const body = deflateRawSync(text);
    whole.update(body);
    chunks.push({ first: within[0]?.hash ?? "", body });
    if (chunks.length % CHUNKS_AT_ONCE === 0) await breathe();
  }
  return { chunks, hash: chunks.length === 0 ? null : whole.digest("hex") };
}

/** The text of a chunk, after a line break, so that every line has one on both sides. */
export const textOf = (body: Uint8Array): string => `\n${inflateRawSync(body).toString()}`;

/** The exact evidence of one part in the text of its chunk; null if it has none. */
export function exactIn(text: string, hash: string): readonly unknown[] | null {
  const start = text.indexOf(`\n${hash}\t`);
  if (start === -1) return null;
  const from = start + hash.length + 2;
  return JSON.parse(text.slice(from, text.indexOf("\n", from)));
}
