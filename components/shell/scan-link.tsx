"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";
import { hrefWith } from "#lib/format/hrefs.ts";

const SCAN_ID = /^[0-9a-f]{20}$/;

/** The scan that the address names with `scan=`; null for the newest. */
export function useChosenScan(): string | null {
  const scan = useSearchParams().get("scan") ?? "";
  return SCAN_ID.test(scan) ? scan : null;
}

interface ScanLinkProps extends Omit<ComponentProps<typeof Link>, "href"> {
  /** A path without a query. */
  readonly href: string;
  /** The id of an element of that page. */
  readonly anchor?: string;
}

/** A link to a page; it keeps the scan that the address names. */
export function ScanLink({ href, anchor, ...rest }: ScanLinkProps) {
  const scan = useChosenScan();
  return <Link prefetch={false} {...rest} href={hrefWith(href, { scan }) + (anchor ? `#${anchor}` : "")} />;
}
