import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { breathe } from "../database.ts";

/*
 * Of what a year of daily readings stores, most is the exact evidence: request ids are random and do not compress. So
 * an archive has little else. Lines that name the same call stand together, a request id is stored once as 16 bytes,
 * a time as the milliseconds since the first of its chunk, and a line begins with just enough of its part's hash.
 */

/** Lines in one chunk: what is decompressed to read one of them, about 0.2 ms. */
const LINES_PER_CHUNK = 512;
/** Chunks that are compressed between two pauses. */
const CHUNKS_AT_ONCE = 10;
/** Letters of a hash that begin its line, if they tell all lines of a chunk apart. */
const LEAST_LETTERS = 4;
const BYTES_OF_ID = 16;

/** The exact evidence of one part. Each part that may have some has a line, even if it is empty. */
export interface ExactLine {
  readonly hash: string;
  /** The id of the resource that the part is, or belongs to: its parts stand together. Null: it stands alone. */
  readonly resource: string | null;
  readonly exact: readonly unknown[];
}

/** Lines sorted by their place, compressed. */
export interface Chunk {
  /** The lowest place in it. */
  readonly first: string;
  readonly body: Uint8Array;
}

/** The archive of a reading. */
export interface Archive {
  readonly chunks: readonly Chunk[];
  /** SHA-256 over the bodies in order, in hex; null without any. */
  readonly hash: string | null;
}

/** Where the line of a part stands in an archive. */
export const placeInArchive = ({ resource, hash }: Pick<ExactLine, "resource" | "hash">): string => resource ?? hash;

/** The resource that a part is, or belongs to, by its columns. */
export const resourceOfPart = (table: string, content: object): string | null => {
  const { id, resourceId } = content as { readonly id?: string; readonly resourceId?: string | null };
  return (table === "resources" ? id : table === "protections" ? resourceId : null) ?? null;
};

/** Compresses the exact evidence of a reading. */
export async function toArchive(lines: readonly ExactLine[]): Promise<Archive> {
  const placed = lines.map((line) => ({ line, place: placeInArchive(line) }));
  placed.sort((one, other) => (one.place < other.place ? -1 : Number(one.place > other.place)));
  const whole = createHash("sha256");
  const chunks: Chunk[] = [];
  for (let start = 0; start < placed.length; ) {
    let end = Math.min(start + LINES_PER_CHUNK, placed.length);
    // A place is in one chunk.
    while (end < placed.length && placed[end]?.place === placed[end - 1]?.place) end += 1;
    const body = pack(toText(placed.slice(start, end).map(({ line }) => line)));
    whole.update(body);
    chunks.push({ first: placed[start]?.place ?? "", body });
    if (chunks.length % CHUNKS_AT_ONCE === 0) await breathe();
    start = end;
  }
  return { chunks, hash: chunks.length === 0 ? null : whole.digest("hex") };
}

/** The exact evidence of one part in the text of its chunk; null if it has none. */
export function exactIn(text: string, hash: string): readonly unknown[] | null {
  const { letters, base, end } = headerOf(text);
  const start = text.indexOf(`\n${tagOf(hash, letters)}`, end);
  if (start === -1) return null;
  const from = start + 1 + letters;
  const values = text.slice(from, text.indexOf("\n", from));
  return values
    .split("\t")
    .slice(1)
    .map((value) => toValue(value, base));
}

/** All times in the text of a chunk. */
export function timesIn(text: string): readonly string[] {
  const { base, end } = headerOf(text);
  return [...text.slice(end).matchAll(/\t(@[^\t\n]*)/g)].map(([, word = ""]) => String(toValue(word, base)));
}

/** The lines of a chunk, after one that says how many letters begin each and since when their times count. */
function toText(lines: readonly ExactLine[]): string {
  const times = lines.flatMap(({ exact }) => exact.filter(isTime)).map((time) => Date.parse(time));
  const base = times.reduce((least, time) => Math.min(least, time), times[0] ?? 0);
  const letters = lettersFor(lines.map(({ hash }) => hash));
  const texts = lines.map(
    ({ hash, exact }) => `${tagOf(hash, letters)}${exact.map((value) => `\t${toWord(value, base)}`).join("")}\n`,
  );
  return `${letters} ${base}\n${texts.join("")}`;
}

function headerOf(text: string): { readonly letters: number; readonly base: number; readonly end: number } {
  const end = text.indexOf("\n");
  const [letters, base] = text.slice(0, end).split(" ").map(Number);
  return { letters: letters ?? LEAST_LETTERS, base: base ?? 0, end };
}

/** The first letter only says the table. */
const tagOf = (hash: string, letters: number): string => hash.slice(1, letters + 1);

function lettersFor(hashes: readonly string[]): number {
  const most = (hashes[0]?.length ?? 1) - 1;
  for (let letters = LEAST_LETTERS; letters < most; letters += 1)
    if (new Set(hashes.map((hash) => tagOf(hash, letters))).size === hashes.length) return letters;
  return most;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const isTime = (value: unknown): value is string =>
  typeof value === "string" && TIME.test(value) && isReturned(value, new Date(value));

/** Not of a day that does not exist, as 31 June. */
const isReturned = (text: string, date: Date): boolean => !Number.isNaN(date.getTime()) && date.toISOString() === text;

/** Null is an empty word; JSON never begins with `@` or `~`, and has no tab or line break. */
function toWord(value: unknown, base: number): string {
  if (value === null || value === undefined) return "";
  if (isTime(value)) return `@${(Date.parse(value) - base).toString(36)}`;
  if (typeof value === "string" && ID.test(value))
    return `~${Buffer.from(value.replaceAll("-", ""), "hex").toString("base64url")}`;
  return JSON.stringify(value);
}

function toValue(word: string, base: number): unknown {
  if (word === "") return null;
  if (word[0] === "@") return new Date(base + Number.parseInt(word.slice(1), 36)).toISOString();
  if (word[0] !== "~") return JSON.parse(word);
  const hex = Buffer.from(word.slice(1), "base64url").toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The number of distinct ids, each of them, and the compressed rest: a repeated time or id is a sign. */
function pack(text: string): Uint8Array {
  const places = new Map<string, number>();
  let last = "";
  const rest = text.replaceAll(/\t([@~])([^\t\n]*)/g, (_, kind: string, word: string) => {
    if (kind === "@") {
      const isLast = word === last;
      last = word;
      return isLast ? "\t@" : `\t@${word}`;
    }
    const known = places.get(word);
    if (known !== undefined) return `\t=${(places.size - known).toString(36)}`;
    places.set(word, places.size);
    return "\t~";
  });
  const count = Buffer.alloc(4);
  count.writeUInt32BE(places.size);
  const ids = [...places.keys()].map((word) => Buffer.from(word, "base64url"));
  return Buffer.concat([count, ...ids, deflateRawSync(rest)]);
}

/** The text of a chunk, in which each line can be read alone. */
export function textOf(body: Uint8Array): string {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const ids = bytes.readUInt32BE(0);
  const idAt = (nth: number) => bytes.toString("base64url", 4 + nth * BYTES_OF_ID, 4 + (nth + 1) * BYTES_OF_ID);
  const rest = inflateRawSync(bytes.subarray(4 + ids * BYTES_OF_ID)).toString();
  let last = "";
  let seen = 0;
  return rest.replaceAll(/\t([@~=])([^\t\n]*)/g, (_, kind: string, word: string) => {
    if (kind === "@") {
      if (word !== "") last = word;
      return `\t@${last}`;
    }
    if (kind === "=") return `\t~${idAt(seen - Number.parseInt(word, 36))}`;
    seen += 1;
    return `\t~${idAt(seen - 1)}`;
  });
}
