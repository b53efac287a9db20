import Link from "next/link";
import { PrintHeader } from "#components/print/print-header.tsx";
import { PrintWhole } from "#components/print/print-whole.tsx";
import type { PrintedList } from "#components/print/printed-list.ts";
import { Time } from "#components/ui/time.tsx";
import type { ShownScan } from "#lib/domain/scan.ts";
import { countOf } from "#lib/format/numbers.ts";
import { NewerResults, WhichScan } from "./newer-results.tsx";

interface SnapshotNoticeProps {
  readonly scan: ShownScan;
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
      {scan.otherRegions.length > 0 && <OtherRegions of={scan} />}
    </>
  );
}

/** Says that the page lacks Regions, so that no share on it is taken for that of the account. */
function OtherRegions({ of: { regions, otherRegions } }: { of: ShownScan }) {
  return (
    <p className="mb-4 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm">
      This scan read {regions.length} of {countOf(regions.length + otherRegions.length, "Region")}: {regions.join(", ")}
      . This page has no data of {otherRegions.join(", ")}.{" "}
      <Link prefetch={false} href="/coverage" className="no-print text-accent underline underline-offset-2">
        View coverage
      </Link>
    </p>
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
