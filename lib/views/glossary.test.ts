import { expect, test } from "vitest";
import * as domainTerms from "#lib/domain/terms.ts";
import { ALERTING_TERMS, GLOSSARY } from "./glossary.ts";

const ALL = GLOSSARY.flatMap(({ terms }) => terms);

test("every term that a screen can show has its place in the glossary", () => {
  const tables = Object.entries(domainTerms).flatMap(([name, value]) => (name.endsWith("_TERMS") ? [value] : []));
  const shown = [...tables, ALERTING_TERMS].flatMap((table) => Object.values(table));
  expect(shown.length).toBeGreaterThan(80);
  expect(shown.filter((term) => !ALL.includes(term))).toEqual([]);
});

test("every anchor is there once, and differs from those of the sections", () => {
  const ids = [...GLOSSARY.map(({ id }) => id), ...ALL.map(({ id }) => id)];
  expect(ids.filter((id, index) => ids.indexOf(id) !== index || !/^[a-z][a-z0-9-]*$/.test(id))).toEqual([]);
});

test("no section has two terms with the same word", () => {
  for (const { terms } of GLOSSARY) expect(new Set(terms.map(({ term }) => term)).size).toBe(terms.length);
});

test.each(ALL.map((term) => [term.id, term.definition]))("the definition of %s is one or two sentences", (_, text) => {
  expect(text).toMatch(/^[A-Z].*\.$/);
  expect(text.split(/\. (?=[A-Z])/).length).toBeLessThanOrEqual(2);
});

test("what defines a term is a page of AWS's documentation", () => {
  const links = ALL.flatMap(({ aws }) => aws ?? []);
  expect(links.length).toBeGreaterThan(30);
  expect(links.filter((link) => !/^https:\/\/docs\.aws\.amazon\.com\/[\w/.-]+\.html(#[\w-]+)?$/.test(link))).toEqual(
    [],
  );
});
