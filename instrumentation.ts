import type { Instrumentation } from "next";

/** Runs once, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkEnvironment } = await import("#lib/server/start.ts");
  checkEnvironment();
}

/** Logs the error of a page that could not be rendered, with the digest that the page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, method }, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log, plain } = await import("#lib/server/log.ts");
  log().error(
    { err: error, method, path: plain(path.split("?")[0] ?? ""), route: routePath },
    "a page could not be made",
  );
};
