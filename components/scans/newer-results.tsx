"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useServerContact } from "#components/shell/server-contact.tsx";

interface NewerResultsProps {
  /** The scan that the page shows. */
  readonly shown: string;
  /** The same page of the newest scan; null if this page shows it after a reload. */
  readonly href: string | null;
}

/** Announces that a newer scan than the one shown has completed. */
export function NewerResults({ shown, href }: NewerResultsProps) {
  const { newestScan } = useServerContact();
  const router = useRouter();
  const style = "cursor-pointer text-accent underline underline-offset-2";
  return (
    <div role="status" className="no-print">
      {newestScan !== null && newestScan > shown && (
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
export function WhichScan({ shown }: { shown: string }) {
  const { newestScan } = useServerContact();
  if (newestScan === null) return "a chosen scan";
  return newestScan > shown ? "an earlier scan" : "the latest scan";
}
