import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compile } from "tailwindcss";
import { beforeAll, describe, expect, test } from "vitest";

let css: string;
beforeAll(async () => {
  const { build } = await compile(await readFile(new URL("./globals.css", import.meta.url), "utf8"), {
    async loadStylesheet(_id, base) {
      const path = fileURLToPath(import.meta.resolve("tailwindcss/index.css"));
      return { path, base, content: await readFile(path, "utf8") };
    },
  });
  css = build(["sm:flex", "md:flex", "lg:flex", "xl:flex", "max-md:hidden", "print:block"]);
});

const placeOf = (name: string) => css.indexOf(`.${name.replace(":", "\\:")} {`);
/** The media query that contains a class. */
const conditionOf = (name: string) => css.slice(0, placeOf(name)).trimEnd().split("\n").at(-1)?.trim();

describe("a class for a width", () => {
  test("for a large screen applies to large screens and to paper", () => {
    expect(conditionOf("md:flex")).toBe("@media print, (width >= 48rem) {");
    expect(conditionOf("max-md:hidden")).toBe("@media screen and (width < 48rem) {");
  });

  test("is overridden by one for a larger width, and by one for paper", () => {
    const places = ["sm:flex", "md:flex", "lg:flex", "xl:flex", "print:block"].map(placeOf);
    expect(places.every((at) => at > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
