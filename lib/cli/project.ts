import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/** A file of the project, for any current folder. */
export function projectFile(path: string): string {
  return resolve(PROJECT, path);
}

/** A file that the user named, relative to the folder in which npm was called. */
export function userFile(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
