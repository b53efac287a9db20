import Link from "next/link";
import type { ReactNode } from "react";
import { ScopeLink } from "#components/shell/scope-link.tsx";

interface NumberLinkProps {
  readonly href: string;
  /** A link without a scan; the scan of the address is added to it. */
  readonly keepScope?: boolean;
  readonly children: ReactNode;
}

/** A number in a sentence, linked to the rows it counts. */
export function NumberLink({ href, keepScope = false, children }: NumberLinkProps) {
  const Anchor = keepScope ? ScopeLink : Link;
  return (
    <Anchor prefetch={false} href={href} className="number-link">
      {children}
    </Anchor>
  );
}
