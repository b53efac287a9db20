import "server-only";
import { EnvironmentError, environment } from "./environment.ts";

/** Before the first request: a bad variable stops the start, with a line that names it. */
export function checkEnvironment(): void {
  try {
    environment();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
