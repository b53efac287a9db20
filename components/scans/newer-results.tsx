"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useServerContact } from "#components/shell/server-contact.tsx";

interface NewerResultsProps {
  /** The time of the posture that the page shows, ISO 8601 UTC. */
  readonly shownAt: string;
  /** The same page of the posture now; null if this page shows it after a reload. */
  readonly href: string | null;
}

/** Announces that a scan has completed since the posture that is shown. */
export function NewerResults({ shownAt, href }: NewerResultsProps) {
  const { newestEnd } = useServerContact();
  const router = useRouter();
  const style = "cursor-pointer text-accent underline underline-offset-2";
  return (
    <div role="status" className="no-print">
      {newestEnd !== null && newestEnd > shownAt && (
        <p className="mb-4 rounded-md border border-accent bg-accent-soft px-3 py-2 text-sm">
          Newer results are available:{" "}
          {href === null ? (
            <button type="button" onClick={() => router.refresh()} className={style}>
              show them
            </button>
          ) : (
            <Link prefetch={false} href={href} className={style}>
              show them
            </Link>
          )}
        </p>
      )}
    </div>
  );
}

/** What the scan of the page is among the completed scans; before the server has answered, that is not known. */
export function WhichScan({ shownAt }: { shownAt: string }) {
  const { newestEnd } = useServerContact();
  if (newestEnd === null) return "a chosen scan";
  return newestEnd > shownAt ? "an earlier scan" : "the latest scan";
}
