import { KeySquare, LogOut } from "lucide-react";
import type { Visitor } from "#lib/domain/visitor.ts";
import { ScopeLink } from "./scope-link.tsx";

const BUTTON =
  "inline-flex size-8 shrink-0 cursor-pointer items-center justify-center rounded-md text-muted hover:bg-raised hover:text-ink";

/** The signed-in user and the sign-out button. Empty if sign-in is not configured. */
export function VisitorMenu({ visitor }: { visitor: Visitor }) {
  if (visitor.via !== "session") return null;
  return (
    <form
      action="/auth/sign-out"
      method="post"
      className="flex min-w-0 items-center gap-1 max-lg:pt-3 max-lg:pl-3 lg:px-4 lg:pb-2"
    >
      <span className="min-w-0 flex-1 text-xs max-sm:hidden" title={`${visitor.name}, ${visitor.role}`}>
        <bdi className="block truncate font-medium">{visitor.name}</bdi>
        <span className="text-muted">{visitor.role}</span>
      </span>
      {visitor.role === "operator" && (
        <ScopeLink href="/tokens" title="API tokens" className={BUTTON}>
          <KeySquare aria-hidden className="size-4" />
          <span className="sr-only">API tokens</span>
        </ScopeLink>
      )}
      <button type="submit" title="Sign out" className={BUTTON}>
        <LogOut aria-hidden className="size-4" />
        <span className="sr-only">Sign out</span>
      </button>
    </form>
  );
}
