import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type ExactLine, exactIn, placeInArchive, textOf, toArchive } from "./archive-text.ts";

const hashOf = (nth: number) => `b${Buffer.from(String(nth * 7919).padStart(16, "0")).toString("base64url")}`;

/** The exact evidence of a line, as a reader finds it. */
async function readBack(lines: readonly ExactLine[]): Promise<readonly unknown[]> {
  const { chunks } = await toArchive(lines);
  const texts = chunks.map(({ body }) => textOf(body));
  return lines.map((line) => {
    const text = texts[chunks.findLastIndex(({ first }) => first <= placeInArchive(line))];
    return text === undefined ? null : exactIn(text, line.hash);
  });
}

test("what is stored is read back, whatever it looks like", async () => {
  const id = randomUUID();
  const at = "2026-02-28T23:59:59.999Z";
  const exacts: readonly (readonly unknown[])[] = [
    [],
    [null],
    [null, null],
    [at, id, id],
    [id, at, at, "2026-02-28T23:59:59.998Z"],
    ["2026-02-30T00:00:00.000Z", "2026-02-28T23:59:59Z", "0001-01-01T00:00:00.000Z"],
    [id.toUpperCase(), `${id} `, "", "@", "~", "=1", "a\tb\nc\u0000\u2028", "\ud800"],
    [1, -2.5, true, false, { a: ["@1", null] }, "é"],
  ];
  const lines = exacts.map((exact, nth) => ({ hash: hashOf(nth), resource: nth % 2 ? "one" : null, exact }));
  expect(await readBack(lines)).toEqual(exacts);
});

test("the parts of a resource are in one chunk, however many there are", async () => {
  const lines = Array.from({ length: 5_000 }, (_, nth) => ({
    hash: hashOf(nth),
    resource: `resource-${nth % 3}`,
    exact: [randomUUID(), new Date(nth * 1_000).toISOString(), null],
  }));
  expect(await readBack(lines)).toEqual(lines.map(({ exact }) => exact));
  expect((await toArchive(lines)).chunks).toHaveLength(3);
});

test("hashes that begin alike are not confused", async () => {
  const lines = ["bAAAAAAAAAAAAAAAAAAAA01", "bAAAAAAAAAAAAAAAAAAAA02", "aBBBBAAAAAAAAAAAAAAAA02"].map((hash, nth) => ({
    ...{ hash, resource: null, exact: [nth] },
  }));
  expect(await readBack(lines)).toEqual([[0], [1], [2]]);
});

test("a call of a resource and of its row costs little more than its request id", async () => {
  const lines = Array.from({ length: 250 }, (_, nth) => {
    const [id, at] = [randomUUID(), new Date(Date.UTC(2026, 0, 1) + nth * 37).toISOString()];
    const resource = String(nth).padStart(20, "0");
    return [
      { hash: `a${randomUUID().slice(0, 22)}`, resource, exact: [id, at, id, at] },
      { hash: `b${randomUUID().slice(0, 22)}`, resource, exact: [at, id, null] },
    ];
  }).flat();
  const { chunks } = await toArchive(lines);
  const bytes = chunks.reduce((sum, { body }) => sum + body.length, 0);
  expect(bytes / 250).toBeLessThan(32);
});
