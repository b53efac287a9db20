import "server-only";

/** A longer path is left out: it would not fit into a cookie that browsers and proxies accept. */
const LONGEST = 1_000;

/** The path to return to after a sign-in: always one of the dashboard. */
export function localPath(asked: string | null): string {
  if (!asked?.startsWith("/") || asked.length > LONGEST) return "/";
  const base = "http://dashboard.invalid";
  if (!URL.canParse(asked, base)) return "/";
  const { origin, pathname, search } = new URL(asked, base);
  const path = `${pathname}${search}`;
  const isOurs = origin === base && !pathname.startsWith("/auth/") && !pathname.startsWith("//");
  return isOurs && path.length <= LONGEST ? path : "/";
}
