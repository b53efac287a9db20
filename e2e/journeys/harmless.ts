import type { Page } from "@playwright/test";
import { CANARY } from "../accounts/hostile-texts.ts";

/** What a page shows of an attack, as sentences; none is what it should be. */
export async function harmOn(page: Page, width: number): Promise<readonly string[]> {
  await page.setViewportSize({ width, height: 900 });
  const found = [
    ...(await page.evaluate(scriptsAndElements, CANARY)),
    ...(await page.evaluate(overflow)),
    ...(await page.evaluate(turnedText)),
  ];
  return found.map((each) => `${page.url()} at ${width} px: ${each}`);
}

/** Runs in the page, as the others do: opens what is closed, and looks for what the account brought in. */
function scriptsAndElements(canary: string): string[] {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("details:not([data-menu])")) details.open = true;
  const elements = [...document.querySelectorAll("*")];
  const brought = elements.filter((each) => each.matches("iframe, object, embed, base, [srcdoc], [src='x']"));
  const handling = elements.filter(({ attributes }) => [...attributes].some(({ name }) => name.startsWith("on")));
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")];
  const foreign = links.filter(({ origin, protocol }) => origin !== location.origin && protocol !== "https:");
  return [
    ...(canary in window ? ["a script of the account's ran"] : []),
    ...[...brought, ...handling, ...foreign].map(
      (each) => `an element of the account's: ${each.outerHTML.slice(0, 200)}`,
    ),
  ];
}

function overflow(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const holds = (each: Element) => getComputedStyle(each).overflowX !== "visible";
  const isHeld = (each: Element | null): boolean =>
    each !== null && each.tagName !== "BODY" && (holds(each) || isHeld(each.parentElement));
  const wide = [...document.querySelectorAll("body *")].filter(
    (each) => each.getBoundingClientRect().right > clientWidth && !isHeld(each.parentElement),
  );
  return [
    `it is ${scrollWidth - clientWidth} px too wide: ${wide.map((each) => each.outerHTML.slice(0, 120)).join(" > ")}`,
  ];
}

function turnedText(): string[] {
  const turning = /[\u202a-\u202e\u2066-\u2069\u0590-\u08ff]/;
  const isolates = (each: Element) => each.tagName === "BDI" || !getComputedStyle(each).display.startsWith("inline");
  const isolating = (each: Element | null): Element | null =>
    each === null || isolates(each) ? each : isolating(each.parentElement);
  const turned: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const { nodeValue, parentElement } = text;
    if (!turning.test(nodeValue ?? "") || parentElement?.closest("script, style")) continue;
    const around = isolating(parentElement);
    if (around && around.tagName !== "BDI" && around.textContent?.trim() !== nodeValue?.trim())
      turned.push(`a text turns the one beside it: ${around.outerHTML.slice(0, 300)}`);
  }
  return turned;
}
