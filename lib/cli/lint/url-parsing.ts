/** Files of `components/` that may read an address in the browser, and why. */
const CLIENT_NAVIGATION: Readonly<Record<string, string>> = {
  "components/ui/auto-submit.tsx": "writes the address of a form",
  "components/shell/pending-bar.tsx": "compares the address before and after a click",
  "components/shell/return-place.tsx": "names the page to which scroll and focus belong",
  "components/shell/place.ts": "names the page to which scroll and focus belong",
  "components/shell/scan-link.tsx": "the layout, where the navigation is, gets no query parameters from Next",
};

const PARSES = /\b(?:URLSearchParams|useSearchParams|searchParams)\b|\bnew URL\(|\bURL\.parse\(/g;

/**
 * Where a component reads a URL. Pages read theirs in `lib/server/pages`, by one schema that reports what is wrong.
 *
 * @param file path from the root of the project, with `/`
 * @returns one sentence for each, empty when all is well
 */
export function parsedUrls(file: string, source: string): string[] {
  if (!file.startsWith("components/") || Object.hasOwn(CLIENT_NAVIGATION, file)) return [];
  return [...new Set(source.match(PARSES))].map(
    (found) => `${file} uses ${found}: URLs are read in lib/server/pages, and components get what was read.`,
  );
}
