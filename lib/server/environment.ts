import "server-only";
import { z } from "zod";

const LOOPBACK = ["127.0.0.1", "::1", "localhost"];
const REGION = /^[a-z]{2}(-[a-z]+)+-\d+$/;

const takes = (what: string) => ({ error: what });

/** Every variable of this program, what it takes and what it is by default. The AWS SDK reads its own. */
const SCHEMA = z.object({
  HOST: z
    .string()
    .refine(
      (host) => LOOPBACK.includes(host),
      takes("127.0.0.1, ::1 or localhost: authentication is not available in this version"),
    )
    .default("127.0.0.1"),
  PORT: z.coerce
    .number(takes("a port number from 0 to 65535"))
    .int(takes("a port number from 0 to 65535"))
    .min(0, takes("a port number from 0 to 65535"))
    .max(65_535, takes("a port number from 0 to 65535"))
    .default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, takes("file:PATH (SQLite) or postgres://…"))
    .default("file:./data/posture.db"),
  POSTURE_REGIONS: z
    .string()
    .transform((list) => list.split(",").map((region) => region.trim()))
    .refine(
      (regions) => regions.every((region) => REGION.test(region)),
      takes("a comma list of Regions, e.g. eu-central-1,us-east-1"),
    )
    .nullable()
    .default(null),
});

export type Environment = z.infer<typeof SCHEMA>;

/** A variable has a value that it does not take. The message names it, what it got and what it takes. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

/**
 * Reads the environment. An empty variable counts as not set.
 *
 * @throws EnvironmentError with one line for each variable that is wrong
 */
export function environment(variables: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const given = Object.fromEntries(
    Object.keys(SCHEMA.shape).flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])),
  );
  const parsed = SCHEMA.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = new Map(parsed.error.issues.map(({ path: [name], message }) => [String(name), message]));
  const lines = [...wrong].map(([name, what]) => `${name} is "${shown(name, variables[name])}" but takes ${what}.`);
  throw new EnvironmentError(lines.join("\n"));
}

/** A database address may hold a password. */
function shown(name: string, value = ""): string {
  return name === "DATABASE_URL" ? value.replace(/\/\/[^@/]*@/, "//…@") : value;
}
