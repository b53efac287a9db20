/** Who an ARN of IAM or STS names. */
export interface PrincipalArn {
  readonly kind: "root" | "user" | "role" | "session" | "federated-user";
  readonly accountId: string;
  /** The name without its path; names are unique in an account whatever their path. */
  readonly name: string;
  readonly session: string | null;
}

const KINDS = { role: "role", user: "user", "assumed-role": "session", "federated-user": "federated-user" } as const;
const isKind = (kind: string): kind is keyof typeof KINDS => Object.hasOwn(KINDS, kind);

/** The account that an ARN carries; empty for what carries none. */
export const accountOf = (arn: string): string => (arn.startsWith("arn:") ? (arn.split(":")[4] ?? "") : "");

/** Reads an account id, or the ARN of a root user, role, user or session; null for anything else ("IAM identifiers"). */
export function readPrincipalArn(text: string): PrincipalArn | null {
  if (/^\d{12}$/.test(text)) return { kind: "root", accountId: text, name: "root", session: null };
  const [, service = "", accountId = "", resource = ""] = /^arn:aws[a-z-]*:(iam|sts)::(\d{12}):(.+)$/.exec(text) ?? [];
  if (resource === "root") return { kind: "root", accountId, name: "root", session: null };
  const [word = "", ...path] = resource.split("/");
  if (!isKind(word) || path.length === 0 || path.includes("")) return null;
  const kind = KINDS[word];
  if ((kind === "session" || kind === "federated-user") !== (service === "sts")) return null;
  if (kind === "session") {
    const [name = "", session] = path;
    return path.length === 2 && session !== undefined ? { kind, accountId, name, session } : null;
  }
  return { kind, accountId, name: path.at(-1) ?? "", session: null };
}
