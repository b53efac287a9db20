import Link from "next/link";
import { Time } from "#components/ui/time.tsx";
import type { Scan } from "#lib/domain/scan.ts";

interface SnapshotNoticeProps {
  readonly scan: Scan;
  /** The snapshot that the URL asks for; null for the newest. */
  readonly asked: string | null;
  /** The same page of the newest snapshot. */
  readonly newest: string;
}

/** Whose posture a page shows, and as of when: a line for the newest snapshot, a notice with the way out for another. */
export function SnapshotNotice({ scan, asked, newest }: SnapshotNoticeProps) {
  const when = <Time iso={scan.finishedAt ?? scan.startedAt} />;
  if (asked === null) {
    return (
      <p className="mb-2 text-muted text-xs">
        Account <span className="number">{scan.accountId}</span> as of {when}
        <span className="hidden print:inline">, read by {scan.principalArn}</span>
      </p>
    );
  }
  return (
    <p className="mb-4 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm">
      You are looking at the snapshot of account <span className="number">{scan.accountId}</span> as of {when}.{" "}
      <Link prefetch={false} href={newest} className="text-accent underline underline-offset-2">
        Go to the newest
      </Link>
    </p>
  );
}
