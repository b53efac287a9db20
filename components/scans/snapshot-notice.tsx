import Link from "next/link";
import { PrintHeader } from "#components/print/print-header.tsx";
import { PrintWhole } from "#components/print/print-whole.tsx";
import type { PrintedList } from "#components/print/printed-list.ts";
import { Time } from "#components/ui/time.tsx";
import type { ShownPosture } from "#lib/domain/posture.ts";
import { instantOf } from "#lib/format/instants.ts";
import { countOf } from "#lib/format/numbers.ts";
import { NewerResults, WhichScan } from "./newer-results.tsx";
import { namesOrCount, saysOfAccounts } from "./scope-words.ts";

interface SnapshotNoticeProps {
  readonly posture: ShownPosture;
  /** The same page of the posture now. */
  readonly newest: string;
  /** The list that the page shows, for print. */
  readonly list?: PrintedList;
}

/**
 * Which accounts a page shows, and as of when: one line for the posture now, a notice with a link for one scan or an
 * earlier time, and a header in print.
 */
export function SnapshotNotice({ posture, newest, list }: SnapshotNoticeProps) {
  const { asked, point } = posture;
  return (
    <>
      <PrintHeader posture={posture} list={list ?? null} />
      {list && list.shown < list.total && <PrintWhole href={list.whole} />}
      {asked.at === null && <NewerResults shownAt={point.at} href={asked.scan === null ? null : newest} />}
      {asked.scan !== null ? (
        <OneScan of={posture} newest={newest} />
      ) : asked.at !== null ? (
        <AsOf of={posture} at={instantOf(asked.at) ?? point.at} newest={newest} />
      ) : (
        <p className="no-print mb-2 text-muted text-xs">
          {saysOfAccounts(posture.accounts)} as of <Time iso={point.at} />
        </p>
      )}
    </>
  );
}

const NOTICE = "mb-4 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm";
const LINK = "no-print text-accent underline underline-offset-2";

function ToNow({ href }: { href: string }) {
  return (
    <Link prefetch={false} href={href} className={LINK}>
      View the posture now
    </Link>
  );
}

/** One scan, and the Regions that it did not read, so that no share on the page is taken for that of the account. */
function OneScan({
  of: { point, scan, accounts, regions, otherRegions },
  newest,
}: {
  of: ShownPosture;
  newest: string;
}) {
  const all = regions.length + otherRegions.length;
  return (
    <p className={NOTICE}>
      Viewing <WhichScan shownAt={point.at} /> of {saysOfAccounts(accounts, "account")} (
      <Time iso={scan.finishedAt ?? scan.startedAt} />
      ). It read {otherRegions.length > 0 ? `${regions.length} of ${countOf(all, "Region")}` : countOf(all, "Region")}:{" "}
      {namesOrCount(regions, "Region")}.{" "}
      {otherRegions.length > 0 && (
        <>
          This page has no data of {namesOrCount(otherRegions, "other Region")}.{" "}
          <Link prefetch={false} href="/coverage" className={LINK}>
            View coverage
          </Link>{" "}
        </>
      )}
      <ToNow href={newest} />
    </p>
  );
}

function AsOf({ of: { point, accounts }, at, newest }: { of: ShownPosture; at: string; newest: string }) {
  return (
    <p className={NOTICE}>
      Posture of {saysOfAccounts(accounts, "account")} as of <Time iso={at} />
      {at === point.at ? "" : <NewestReading at={point.at} />}. <ToNow href={newest} />
    </p>
  );
}

function NewestReading({ at }: { at: string }) {
  return (
    <>
      ; the newest reading by then is of <Time iso={at} />
    </>
  );
}
