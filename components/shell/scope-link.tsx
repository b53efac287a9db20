"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";
import { type Asked, NOW } from "#lib/domain/posture.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { isPast } from "#lib/format/instants.ts";

const SCAN_ID = /^[0-9a-f]{20}$/;
const ACCOUNT = /^\d{12}$/;
const REGION = /^[a-z0-9-]{1,40}$/;

/** What the address asks for: a scan, or a time; the posture now without either. */
export function useAsked(): Asked {
  const parameters = useSearchParams();
  const scan = parameters.get("scan") ?? "";
  const at = parameters.get("at") ?? "";
  if (SCAN_ID.test(scan)) return { scan, at: null };
  return isPast(at) ? { scan: null, at } : NOW;
}

/** The accounts and Regions to which the address limits its lists. */
export function useScope(): { readonly account: readonly string[]; readonly region: readonly string[] } {
  const parameters = useSearchParams();
  return {
    account: parameters.getAll("account").filter((id) => ACCOUNT.test(id)),
    region: parameters.getAll("region").filter((name) => REGION.test(name)),
  };
}

/** The path and the parameters of the address, but for some; for forms that keep the page and its filters. */
export function useAddress(without: readonly string[]) {
  const path = usePathname();
  const parameters = [...useSearchParams()].filter(([name]) => !without.includes(name));
  return { path, parameters };
}

interface ScopeLinkProps extends Omit<ComponentProps<typeof Link>, "href"> {
  /** A path without a query. */
  readonly href: string;
  /** The id of an element of that page. */
  readonly anchor?: string;
  /** Whether the page takes `account` and `region`. */
  readonly keepsScope?: boolean;
}

/** A link to a page; it keeps the scan or time that the address names, and for some pages its accounts and Regions. */
export function ScopeLink({ href, anchor, keepsScope = false, ...rest }: ScopeLinkProps) {
  const asked = useAsked();
  const scope = useScope();
  const address = hrefWith(href, { asked, ...(keepsScope && scope) }) + (anchor ? `#${anchor}` : "");
  return <Link prefetch={false} {...rest} href={address} />;
}
