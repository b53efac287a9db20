import type { APIRequestContext } from "@playwright/test";

/** Every page that there is without sign-in. */
export const PAGES = [
  "overview",
  "controls",
  "control",
  "resources",
  "resource",
  "keys",
  "key",
  "monitoring",
  "transit",
  "changes",
  "gaps",
  "coverage",
  "scans",
  "scan",
  "permissions",
  "audit",
  "tokens",
  "glossary",
] as const;

/** The address of a page; those of one thing are those of the first that the API lists. */
export async function addressOf(request: APIRequestContext, name: (typeof PAGES)[number]): Promise<string> {
  const first = async (path: string) => (await (await request.get(path)).json()).items[0];
  switch (name) {
    case "overview":
      return "/";
    case "resource":
      return `/resources/${(await first("/api/resources?verdict=key-unusable&limit=1")).resourceId}`;
    case "control":
      return `/controls/${(await first("/api/controls")).id}`;
    case "key":
      return `/keys/${(await first("/api/keys?limit=1")).id}`;
    case "scan":
      return `/scans/${(await first("/api/scans?limit=1")).id}`;
    default:
      return `/${name}`;
  }
}
