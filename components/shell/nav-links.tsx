"use client";

import {
  BellRing,
  BookOpenText,
  ChartPie,
  GitCompareArrows,
  Grid2x2Check,
  History,
  KeyRound,
  LayoutList,
  ListChecks,
  Network,
  ScrollText,
  ShieldQuestion,
  ShieldUser,
} from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { ScopeLink } from "./scope-link.tsx";

const PAGES = [
  { href: "/", label: "Overview", Icon: ChartPie },
  { href: "/controls", label: "Controls", Icon: ListChecks },
  { href: "/resources", label: "Resources", Icon: LayoutList },
  { href: "/keys", label: "Keys", Icon: KeyRound },
  { href: "/monitoring", label: "Monitoring", Icon: BellRing },
  { href: "/transit", label: "Encryption in transit", Icon: Network },
  { href: "/changes", label: "Changes", Icon: GitCompareArrows },
  { href: "/gaps", label: "Gaps", Icon: ShieldQuestion },
  { href: "/coverage", label: "Coverage", Icon: Grid2x2Check },
  { href: "/scans", label: "Scans", Icon: History },
  { href: "/permissions", label: "Permissions", Icon: ShieldUser },
] as const;
/** After the pages about the account. */
const GLOSSARY = { href: "/glossary", label: "Glossary", Icon: BookOpenText } as const;
const AUDIT = { href: "/audit", label: "Audit log", Icon: ScrollText } as const;

/** The pages of the dashboard, the current one marked and in view; the audit log is for operators. */
export function NavLinks({ isOperator }: { isOperator: boolean }) {
  const path = usePathname();
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (path && list.current && current)
      list.current.scrollLeft = current.offsetLeft - (list.current.clientWidth - current.offsetWidth) / 2;
  }, [path]);

  return (
    <ul ref={list} className="relative flex gap-1 overflow-x-auto lg:flex-col lg:overflow-visible">
      {[...PAGES, ...(isOperator ? [AUDIT] : []), GLOSSARY].map(({ href, label, Icon }) => {
        const current = href === "/" ? path === "/" : path.startsWith(href);
        return (
          <li key={href}>
            <ScopeLink keepsScope href={href} aria-current={current ? "page" : undefined} className="nav-link">
              <Icon aria-hidden />
              {label}
            </ScopeLink>
          </li>
        );
      })}
    </ul>
  );
}
