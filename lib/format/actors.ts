/** The caller in words: a session by its name and role, a user by its name, else the text from AWS. */
export function actorName({ principal, service }: { principal: string | null; service: string | null }): string {
  const person = principal === null ? null : principalName(principal);
  if (service === null) return person ?? "not said";
  return person === null ? service : `${service} for ${person}`;
}

function principalName(principal: string): string {
  const [, role, session] = /:assumed-role\/([^/]+)\/(.+)$/.exec(principal) ?? [];
  if (role && session) return `${session} (role ${role})`;
  return /:(?:user|role)\/(?:.*\/)?([^/]+)$/.exec(principal)?.[1] ?? principal;
}
