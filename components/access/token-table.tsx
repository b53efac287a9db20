import { Scroller } from "#components/ui/scroller.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ApiToken } from "#lib/domain/visitor.ts";
import { RevokeToken } from "./revoke-token.tsx";

const HEADINGS = ["Name", "Role", "Created", "Last used", "State", ""] as const;

/** Every token, newest first. */
export function TokenTable({ tokens, now }: { tokens: readonly ApiToken[]; now: Date }) {
  return (
    <Scroller label="Tokens">
      <table className="w-full min-w-[44rem] text-sm">
        <caption className="sr-only">API tokens</caption>
        <thead>
          <tr className="border-line border-b text-left text-muted text-xs">
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col" className="px-3 py-2 font-medium first:pl-4">
                {heading || <span className="sr-only">Actions</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {tokens.map((token) => (
            <tr key={token.id} className="*:px-3 *:py-2">
              <th scope="row" className="min-w-40 pl-4! font-medium text-left">
                <bdi>{token.name}</bdi>
              </th>
              <td>{token.role}</td>
              <td>
                <Time iso={token.madeAt} now={now} />
                <bdi className="block text-muted text-xs">by {token.madeBy}</bdi>
              </td>
              <td>
                {token.usedAt ? <Time iso={token.usedAt} now={now} /> : <span className="text-muted">never</span>}
              </td>
              <td>
                <State token={token} now={now} />
              </td>
              <td className="text-right">
                {token.revokedAt === null && <RevokeToken id={token.id} name={token.name} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function State({ token, now }: { token: ApiToken; now: Date }) {
  if (token.revokedAt !== null)
    return (
      <>
        revoked <Time iso={token.revokedAt} now={now} />
      </>
    );
  const isOver = Date.parse(token.expiresAt) <= now.getTime();
  return (
    <>
      {isOver ? "expired" : "expires"} <Time iso={token.expiresAt} now={now} />
    </>
  );
}
