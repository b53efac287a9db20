import Link from "next/link";
import { PrintHeader } from "#components/print/print-header.tsx";
import { PrintWhole } from "#components/print/print-whole.tsx";
import type { PrintedList } from "#components/print/printed-list.ts";
import { Time } from "#components/ui/time.tsx";
import type { Scan } from "#lib/domain/scan.ts";
import { NewerResults, WhichScan } from "./newer-results.tsx";

interface SnapshotNoticeProps {
  readonly scan: Scan;
  /** The scan that the URL names; null for the newest. */
  readonly asked: string | null;
  /** The same page of the newest scan. */
  readonly newest: string;
  /** The list that the page shows, for print. */
  readonly list?: PrintedList;
}

/**
 * Which account and scan a page shows: one line for the newest scan, a notice with a link for an earlier one,
 * and a header in print.
 */
export function SnapshotNotice({ scan, asked, newest, list }: SnapshotNoticeProps) {
  return (
    <>
      <PrintHeader scan={scan} list={list ?? null} />
      {list && list.shown < list.total && <PrintWhole href={list.whole} />}
      <NewerResults shown={scan.id} href={asked === null ? null : newest} />
      <OnScreen scan={scan} asked={asked} newest={newest} />
    </>
  );
}

function OnScreen({ scan, asked, newest }: Omit<SnapshotNoticeProps, "list">) {
  const when = <Time iso={scan.finishedAt ?? scan.startedAt} />;
  if (asked === null) {
    return (
      <p className="no-print mb-2 text-muted text-xs">
        Account <span className="number">{scan.accountId}</span> as of {when}
      </p>
    );
  }
  return (
    <p className="no-print mb-4 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm">
      Viewing <WhichScan shown={scan.id} /> of account <span className="number">{scan.accountId}</span> ({when}).{" "}
      <Link prefetch={false} href={newest} className="text-accent underline underline-offset-2">
        View latest scan
      </Link>
    </p>
  );
}
