import { KeySquare } from "lucide-react";
import { Empty } from "#components/ui/empty.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { ApiToken } from "#lib/domain/visitor.ts";
import { countOf } from "#lib/format/numbers.ts";
import { NewToken } from "./new-token.tsx";
import { TokenTable } from "./token-table.tsx";

interface TokensProps {
  /** Null for who may not manage them. */
  readonly tokens: readonly ApiToken[] | null;
  /** There is no sign-in. */
  readonly isLocal: boolean;
  readonly now: Date;
}

/** The tokens by which schedulers and other programs come in. */
export function Tokens({ tokens, isLocal, now }: TokensProps) {
  if (tokens === null) {
    return (
      <Empty Icon={KeySquare} title="API tokens" heading>
        {isLocal
          ? "No sign-in is set up, so programs on this machine need no token. README.md says how to set it up."
          : "Managing API tokens takes the role operator."}
      </Empty>
    );
  }
  const living = tokens.filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && Date.parse(expiresAt) > now.getTime(),
  );
  return (
    <>
      <PageHeader
        title="API tokens"
        answer={`${countOf(living.length, "token")} can be used now. A program sends one as “Authorization: Bearer …”.`}
      />
      <div className="grid gap-4">
        <Panel title="Make a token" id="make">
          <NewToken />
        </Panel>
        <Panel title="Tokens" id="tokens" flush aside={countOf(tokens.length, "token")}>
          {tokens.length === 0 ? (
            <p className="p-4 text-muted text-sm">Nobody has made one yet.</p>
          ) : (
            <TokenTable tokens={tokens} now={now} />
          )}
        </Panel>
      </div>
    </>
  );
}
