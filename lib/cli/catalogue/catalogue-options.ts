import { ROLE_FORMATS, type RoleFormat } from "#lib/catalogue/role-templates.ts";
import { CommandError } from "../command.ts";
import { readOptions } from "../options.ts";

/** The parsed flags of `npm run catalogue`. */
export type CatalogueCommand =
  | { readonly print: "table" }
  | { readonly print: "json" }
  | { readonly print: "policy" }
  | { readonly print: "role"; readonly format: RoleFormat };

const USAGE = `npm run catalogue -- [--json] | [--iam [--format ${ROLE_FORMATS.join("|")}]]`;

/**
 * Reads the flags of `npm run catalogue`.
 *
 * @throws {CommandError} that names the flag, its value and the allowed values
 */
export function readCatalogueCommand(args: readonly string[]): CatalogueCommand {
  const flags = { json: { type: "boolean" }, iam: { type: "boolean" }, format: { type: "string" } } as const;
  const { json, iam, format } = readOptions(args, flags, USAGE);
  if (json && iam) throw new CommandError(`--json and --iam cannot be combined.\nUsage: ${USAGE}`);
  if (format !== undefined) {
    if (!iam) throw new CommandError(`--format is allowed with --iam only.\nUsage: ${USAGE}`);
    return { print: "role", format: readFormat(format) };
  }
  if (iam) return { print: "policy" };
  return { print: json ? "json" : "table" };
}

function readFormat(text: string): RoleFormat {
  const format = ROLE_FORMATS.find((each) => each === text);
  if (format) return format;
  throw new CommandError(`--format got "${text}"; allowed: ${ROLE_FORMATS.join(" or ")}.`);
}
