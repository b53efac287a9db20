import { ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { expect, test } from "vitest";
import type { Reader } from "#lib/aws/reader.ts";
import { listPages } from "./list-pages.ts";
import { pageOf } from "./monitoring/read-part.ts";

const CALL = { requestId: null, at: "2026-11-24T00:00:00.000Z" };

/** Reads pages of texts to the end; every page but the last carries a token of its own. */
async function read(page: (number: number) => readonly string[] | null) {
  let pages = 0;
  const reader = {
    async call() {
      const items = page(pages);
      pages += 1;
      const output = items && { items, token: `token ${pages}`, $metadata: { requestId: `request ${pages}` } };
      return { ok: true, output: output ?? { items: [] }, call: { ...CALL, operation: "events:ListRules" } };
    },
  } as Partial<Reader> as Reader;
  const listing = {
    permission: "events:ListRules",
    command: () => new ListRulesCommand({}),
    page: (output: unknown) => {
      const { items, token } = output as { items: readonly string[]; token?: string };
      return pageOf(items, token, (item) => item);
    },
  };
  const found: string[] = [];
  const listed = listPages(reader, "us-east-1", "eventbridge", listing, new AbortController().signal);
  for (;;) {
    const next = await listed.next();
    if (next.done) return { found: found.length, pages, failure: next.value };
    found.push(...next.value.items);
  }
}

test("a page that comes again ends a listing, also with others between, and its items are not read twice", async () => {
  const { found, pages, failure } = await read((number) => [["a"], ["b"], ["c"]][number % 3] ?? []);
  expect(failure).toMatchObject({ kind: "cut-off", code: "EndlessPages" });
  expect(pages).toBe(4);
  expect(found).toBe(3);
});

test("pages that begin with the same entry are pages like any others", async () => {
  const { found, failure } = await read((number) => (number < 3 ? ["the same target", `target ${number}`] : null));
  expect(failure).toBeNull();
  expect(found).toBe(6);
});

test("what all pages of a listing hold together is bounded", async () => {
  const { pages, failure } = await read((number) => [String(number).padStart(2 ** 24)]);
  expect(failure).toMatchObject({ kind: "cut-off", code: "EndlessPages" });
  expect(failure?.message).toBe("The pages do not end: 134217728 characters");
  expect(pages).toBe(8);
});
