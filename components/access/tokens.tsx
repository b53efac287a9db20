import { KeySquare } from "lucide-react";
import { Empty } from "#components/ui/empty.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { ApiToken } from "#lib/domain/visitor.ts";
import { countOf } from "#lib/format/numbers.ts";
import { NewToken } from "./new-token.tsx";
import { TokenTable } from "./token-table.tsx";

interface TokensProps {
  /** Null for users who may not manage tokens. */
  readonly tokens: readonly ApiToken[] | null;
  /** Sign-in is not configured. */
  readonly isLocal: boolean;
  readonly now: Date;
}

/** The tokens that schedulers and other programs use. */
export function Tokens({ tokens, isLocal, now }: TokensProps) {
  if (tokens === null) {
    return (
      <Empty Icon={KeySquare} title="API tokens" heading>
        {isLocal
          ? "Sign-in is not configured, so programs on this machine need no token. OPERATIONS.md explains the configuration."
          : "Managing API tokens requires the operator role."}
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
        answer={`${countOf(living.length, "token")} ${living.length === 1 ? "is" : "are"} active. A program sends a token in the header “Authorization: Bearer …”.`}
      />
      <div className="grid gap-4">
        <Panel title="Create a token" id="create">
          <NewToken />
        </Panel>
        <Panel title="Tokens" id="tokens" flush aside={countOf(tokens.length, "token")}>
          {tokens.length === 0 ? (
            <p className="p-4 text-muted text-sm">No tokens yet.</p>
          ) : (
            <TokenTable tokens={tokens} now={now} />
          )}
        </Panel>
      </div>
    </>
  );
}
