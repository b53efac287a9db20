import { z } from "zod";
import { isRegion } from "#lib/aws/partitions.ts";
import { isAddressRange } from "./client-address.ts";

const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

const takes = (what: string) => ({ error: what });
const text = (what: string) => z.string(takes(what)).trim();
const list = (what: string) =>
  text(what)
    .transform((values) => values.split(",").map((value) => value.trim()))
    .default([]);

/** Secrets and codes are sent to such an address: unencrypted only within this machine. */
function isOrigin(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.includes(hostname.replace(/^\[|\]$/g, "")));
}

/** Such an address without a path: links, cookies and the redirect address are derived from it. */
function isBare(address: string): boolean {
  if (!isOrigin(address)) return false;
  const { pathname, search, hash, username, password } = new URL(address);
  return pathname === "/" && [search, hash, username, password].every((part) => part === "");
}

/** The methods of client authentication with a secret, in the order of preference. */
export const CLIENT_AUTH = ["client_secret_basic", "client_secret_post", "client_secret_jwt"] as const;

/** Every variable of this program, its allowed values and its default. The AWS SDK reads its own. */
const SCHEMA = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
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
    .refine((regions) => regions.every(isRegion), takes("a comma list of Regions, e.g. eu-central-1,us-east-1"))
    .nullable()
    .default(null),
  POSTURE_KEEP_DAYS: z.coerce
    .number(takes("a number of days from 1 to 36500"))
    .int(takes("a number of days from 1 to 36500"))
    .min(1, takes("a number of days from 1 to 36500"))
    .max(36_500, takes("a number of days from 1 to 36500"))
    .nullable()
    .default(null),
  POSTURE_STALE_HOURS: z.coerce
    .number(takes("a number of hours from 1 to 87600"))
    .int(takes("a number of hours from 1 to 87600"))
    .min(1, takes("a number of hours from 1 to 87600"))
    .max(87_600, takes("a number of hours from 1 to 87600"))
    .default(48),
  POSTURE_WORKER: z.enum(["on", "off"], takes("on or off")).default("on"),
  POSTURE_DEMO: z.enum(["on", "off"], takes("on or off")).default("off"),
  POSTURE_LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], takes("debug, info, warn, error or silent"))
    .default("info"),
  POSTURE_URL: text("the address of the dashboard in a browser, e.g. https://posture.example.com")
    .refine(isBare, takes("an https:// address without a path (http:// only for this machine itself)"))
    .nullable()
    .default(null),
  POSTURE_OIDC_ISSUER: text("the issuer of an OpenID Connect provider")
    .refine(isOrigin, takes("an https:// address (http:// only on this machine itself)"))
    .nullable()
    .default(null),
  POSTURE_OIDC_CLIENT_ID: text("the client ID at the identity provider").nullable().default(null),
  POSTURE_OIDC_CLIENT_SECRET: text("the client secret; leave it out for a public client").nullable().default(null),
  POSTURE_OIDC_CLIENT_AUTH: z
    .enum(CLIENT_AUTH, takes(`${CLIENT_AUTH.join(", ")}; left out, what the provider's metadata names`))
    .nullable()
    .default(null),
  POSTURE_OIDC_SCOPES: text("scopes").default("openid profile email"),
  POSTURE_OIDC_ROLE_CLAIM: text("the claim that contains the roles").default("groups"),
  POSTURE_OPERATORS: list("a comma list of values of the role claim that give the operator role"),
  POSTURE_VIEWERS: list(
    "a comma list of values of the role claim that give the viewer role; without it every user who signs in has it",
  ),
  POSTURE_TRUSTED_PROXIES: list("addresses").refine(
    (ranges) => ranges.every(isAddressRange),
    takes("a comma list of addresses or ranges of reverse proxies, e.g. 10.0.0.0/8,fd00::1"),
  ),
  POSTURE_SESSION_SECRET: text("at least 32 random characters")
    .min(32, takes("at least 32 random characters, e.g. from: openssl rand -base64 33"))
    .nullable()
    .default(null),
});

export type Environment = z.infer<typeof SCHEMA>;

/** A variable has an invalid value. The message has its name, its value and the allowed values. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";

  /** Recognised by name, as a DatabaseError: another copy of this file may have thrown it. */
  static override [Symbol.hasInstance](error: unknown): error is EnvironmentError {
    return error instanceof Error && error.name === "EnvironmentError";
  }
}

/**
 * Reads the environment. An empty variable counts as not set.
 *
 * @throws EnvironmentError with one line for each invalid variable
 */
export function environment(variables: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const given = Object.fromEntries(
    Object.keys(SCHEMA.shape).flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])),
  );
  const parsed = SCHEMA.safeParse(given);
  if (parsed.success) return consistent(parsed.data);
  const wrong = new Map(parsed.error.issues.map(({ path: [name], message }) => [String(name), message]));
  const lines = [...wrong].map(([name, what]) => `${name} is "${shown(name, variables[name])}" but takes ${what}.`);
  throw new EnvironmentError(lines.join("\n"));
}

/** The variables that sign-in requires. */
const SIGN_IN = ["POSTURE_URL", "POSTURE_OIDC_ISSUER", "POSTURE_OIDC_CLIENT_ID", "POSTURE_SESSION_SECRET"] as const;

/**
 * Rules across variables: sign-in is configured completely or not at all, and only with sign-in may other hosts
 * connect.
 */
function consistent(variables: Environment): Environment {
  const missing = SIGN_IN.filter((name) => variables[name] === null);
  const isLocal = LOOPBACK.includes(variables.HOST);
  if (missing.length > 0 && missing.length < SIGN_IN.length)
    throw new EnvironmentError(`Sign-in also needs ${missing.join(", ")}.`);
  if (!isLocal) refuseWithout(missing, variables.HOST);
  return variables;
}

/**
 * Checks that sign-in is configured, for an address that other machines can reach.
 *
 * @throws EnvironmentError if it is not
 */
export function demandSignInBeyond(address: string): void {
  const variables = environment();
  refuseWithout(
    SIGN_IN.filter((name) => variables[name] === null),
    address,
  );
}

function refuseWithout(missing: readonly string[], address: string): void {
  if (missing.length === 0) return;
  throw new EnvironmentError(
    `HOST is "${address}", which other machines can reach, but sign-in is not configured. Set ${SIGN_IN.join(", ")}, or leave HOST at 127.0.0.1.`,
  );
}

/** Every variable with its value for the record; for a secret, whether it is set. */
export function settingsForRecord(variables: Environment = environment()): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value === null ? "not set" : shown(name, String(value))]),
  );
}

/** A database address may contain a password; a secret is always hidden. */
function shown(name: string, value = ""): string {
  if (name.endsWith("SECRET")) return "…";
  return name === "DATABASE_URL" ? value.replace(/\/\/[^@/]*@/, "//…@") : value;
}
