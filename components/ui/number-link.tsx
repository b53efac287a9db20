import Link from "next/link";
import type { ReactNode } from "react";

/** A number in a sentence, linked to the rows it counts. */
export function NumberLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      prefetch={false}
      href={href}
      className="number font-semibold text-ink underline decoration-line-strong underline-offset-4 hover:decoration-accent"
    >
      {children}
    </Link>
  );
}
