import type { DescribedKey } from "#lib/domain/key.ts";
import { readKeyPolicy } from "#lib/domain/key-policy.ts";
import type { KeyUse, KeyUser } from "#lib/domain/key-users.ts";
import { countOf } from "#lib/format/numbers.ts";

const SHOWN_USES = 4;

/** The principals with access to a key through its policy or a grant, and the conditions. */
export function KeyUsers({ users, of }: { users: readonly KeyUser[]; of: DescribedKey }) {
  const unread = [
    of.policy.kind === "read" ? [] : ["the key policy"],
    of.grants.kind === "read" ? [] : ["the grants"],
  ].flat();
  return (
    <>
      {unread.length > 0 && (
        <p className="border-line border-b px-4 py-2.5 text-sm text-unknown">
          This list is incomplete: {unread.join(" and ")} could not be read.
        </p>
      )}
      {users.length === 0 && unread.length === 0 && (
        <p className="p-4 text-muted text-sm">No principal has access through the key policy or grants.</p>
      )}
      <Users users={users} />
      {hasDeny(of) && (
        <p className="border-line border-t px-4 py-2.5 text-muted text-sm">
          The policy contains Deny statements, which are not reflected in this list.
        </p>
      )}
    </>
  );
}

const hasDeny = ({ policy }: DescribedKey): boolean =>
  policy.kind === "read" && (readKeyPolicy(policy.value) ?? []).some(({ effect }) => effect === "Deny");

function Users({ users }: { users: readonly KeyUser[] }) {
  return (
    <ul className="divide-y divide-line text-sm">
      {users.map((user) => (
        <li key={user.principal} className="grid gap-1 px-4 py-2.5 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)] lg:gap-4">
          <p className="min-w-0">
            <bdi className="break-all font-medium">
              {user.principal === "*" ? "All principals (*)" : user.principal}
            </bdi>
            {user.foreign && <span className="block text-unknown text-xs">External account</span>}
            {user.leftToIam && (
              <span className="block text-muted text-xs">Delegated to IAM policies of this account</span>
            )}
          </p>
          <ul className="grid min-w-0 gap-1">
            {user.uses.slice(0, SHOWN_USES).map((use) => (
              <Use key={use.grantId ?? use.statement?.index} of={use} />
            ))}
            {user.uses.length > SHOWN_USES && (
              <li className="text-muted text-xs">
                and {countOf(user.uses.length - SHOWN_USES, "other statement or grant", "other statements or grants")}
              </li>
            )}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Use({ of }: { of: KeyUse }) {
  const { actions, conditions, statement, grantId } = of;
  return (
    <li>
      <bdi className="break-all font-mono text-xs">{actions.join(", ")}</bdi>{" "}
      {statement ? (
        <a href={`#statement-${statement.index + 1}`} className="text-xs underline">
          <bdi>{statement.sid ?? `statement ${statement.index + 1}`}</bdi>
        </a>
      ) : (
        <a href="#grants" className="text-xs underline">
          grant <bdi>{grantId?.slice(0, 8)}…</bdi>
        </a>
      )}
      <span className="block text-muted text-xs [overflow-wrap:anywhere]">
        {conditions.length > 0 ? (
          <>
            if <bdi>{conditions.join(", and ")}</bdi>
          </>
        ) : (
          "No conditions (unrestricted)"
        )}
      </span>
    </li>
  );
}
