import Link from "next/link";
import { Time } from "#components/ui/time.tsx";
import type { Scan } from "#lib/domain/scan.ts";

/** Says that an older snapshot is being looked at, and how to leave it. Nothing for the newest. */
export function SnapshotNotice({ scan, asked, newest }: { scan: Scan; asked: string | null; newest: string }) {
  if (asked === null) return null;
  return (
    <p className="mb-4 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm">
      You are looking at the snapshot of <Time iso={scan.finishedAt ?? scan.startedAt} />.{" "}
      <Link prefetch={false} href={newest} className="text-accent underline underline-offset-2">
        Go to the newest
      </Link>
    </p>
  );
}
