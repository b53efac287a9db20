"use client";

import {
  BellRing,
  ChartPie,
  History,
  KeyRound,
  LayoutList,
  ListChecks,
  Network,
  ScrollText,
  ShieldQuestion,
  ShieldUser,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";

const PAGES = [
  { href: "/", label: "Overview", Icon: ChartPie },
  { href: "/controls", label: "Controls", Icon: ListChecks },
  { href: "/resources", label: "Resources", Icon: LayoutList },
  { href: "/keys", label: "Keys", Icon: KeyRound },
  { href: "/monitoring", label: "Monitoring", Icon: BellRing },
  { href: "/transit", label: "Encryption in transit", Icon: Network },
  { href: "/gaps", label: "Gaps", Icon: ShieldQuestion },
  { href: "/scans", label: "Scans", Icon: History },
  { href: "/permissions", label: "Permissions", Icon: ShieldUser },
] as const;
const AUDIT = { href: "/audit", label: "Audit log", Icon: ScrollText } as const;

/** The pages of the dashboard, the current one marked; the audit log is for operators. */
export function NavLinks({ isOperator }: { isOperator: boolean }) {
  const path = usePathname();
  return (
    <ul className="flex gap-1 overflow-x-auto lg:flex-col lg:overflow-visible">
      {[...PAGES, ...(isOperator ? [AUDIT] : [])].map(({ href, label, Icon }) => {
        const current = href === "/" ? path === "/" : path.startsWith(href);
        return (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={current ? "page" : undefined}
              className={`flex h-9 items-center gap-2 whitespace-nowrap rounded-md px-2.5 text-sm ${
                current ? "bg-accent-soft font-semibold text-accent" : "text-muted hover:bg-raised hover:text-ink"
              }`}
            >
              <Icon aria-hidden className="size-4 shrink-0 max-sm:hidden" />
              {label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
