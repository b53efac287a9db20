import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { VERDICT_TERMS } from "#lib/domain/terms.ts";
import { TermButton } from "./term-button.tsx";

vi.mock("next/navigation", () => ({ useSearchParams: () => new URLSearchParams("scan=0123456789abcdef0123") }));

const { unknown } = VERDICT_TERMS;
const html = renderToStaticMarkup(<TermButton term={unknown} />);

test("the button opens its popover without scripts, and has the definition as its description", () => {
  const [, popover] = /popoverTarget="([^"]+)"/i.exec(html) ?? [];
  expect(html).toMatch(new RegExp(`<span id="${popover}" popover="auto"`));
  const [, description] = /aria-describedby="([^"]+)"/.exec(html) ?? [];
  expect(html).toContain(`id="${description}">${unknown.definition}<`);
});

test("the popover leads to the term in the glossary, and keeps the chosen scan", () => {
  expect(html).toContain('href="/glossary?scan=0123456789abcdef0123#verdict-unknown"');
});
