import "server-only";

/** The path to come back to after a sign-in: one of ours, whatever an address says. */
export function localPath(asked: string | null): string {
  if (!asked?.startsWith("/")) return "/";
  const base = "http://dashboard.invalid";
  if (!URL.canParse(asked, base)) return "/";
  const { origin, pathname, search } = new URL(asked, base);
  return origin === base && !pathname.startsWith("/auth/") && !pathname.startsWith("//") ? `${pathname}${search}` : "/";
}
