import Link from "next/link";
import type { ComponentProps } from "react";
import { ScopeLink } from "#components/shell/scope-link.tsx";

const LOOKS = {
  primary: "bg-accent text-on-accent border-transparent hover:opacity-90",
  quiet: "bg-surface text-ink border-line-strong hover:bg-raised",
  plain: "bg-transparent text-muted border-transparent hover:bg-raised hover:text-ink",
} as const;

const SHAPE =
  "inline-flex h-8 shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border px-3 font-medium text-[0.8125rem] transition-colors disabled:cursor-not-allowed disabled:opacity-50";

interface Look {
  readonly look?: keyof typeof LOOKS;
}

export function Button({ look = "quiet", className = "", type = "button", ...props }: ComponentProps<"button"> & Look) {
  return <button type={type} className={`${SHAPE} cursor-pointer ${LOOKS[look]} ${className}`} {...props} />;
}

/** A link that looks like a button. It is never prefetched, because pages are rendered per request. */
export function ButtonLink({ look = "quiet", className = "", ...props }: ComponentProps<typeof Link> & Look) {
  return <Link prefetch={false} className={`${SHAPE} ${LOOKS[look]} ${className}`} {...props} />;
}

/** The same for a page that shows the chosen scan or links to such pages. */
export function ScopeButtonLink({ look = "quiet", className = "", ...props }: ComponentProps<typeof ScopeLink> & Look) {
  return <ScopeLink className={`${SHAPE} ${LOOKS[look]} ${className}`} {...props} />;
}

/** The same for an address that client navigation cannot open: the sign-in provider, and the route to it. */
export function ButtonAnchor({ look = "quiet", className = "", ...props }: ComponentProps<"a"> & Look) {
  return <a className={`${SHAPE} ${LOOKS[look]} ${className}`} {...props} />;
}
