import type { Instrumentation } from "next";

/** Before the first request: a bad variable stops the start, with a line that names it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { environment, EnvironmentError } = await import("#lib/server/environment.ts");
  try {
    environment();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** A page that could not be made: the log says what happened, under the digest that the page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, method }, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log, plain } = await import("#lib/server/log.ts");
  log().error(
    { err: error, method, path: plain(path.split("?")[0] ?? ""), route: routePath },
    "a page could not be made",
  );
};
