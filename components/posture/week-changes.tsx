import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { CHANGE_STYLES } from "#components/changes/change-style.ts";
import { wordsOfKind } from "#components/changes/change-words.ts";
import { NumberLink } from "#components/ui/number-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";
import type { WeekChanges as Found } from "#lib/views/overview.ts";

/** `Since last week: +4 new, −9 fixed, 2 newly unreadable`, each a link. It comes after the page: postures are compared. */
export async function WeekChanges({ week, asked }: { week: Promise<Found | null>; asked: Asked }) {
  const found = await week;
  if (!found) return <Line>No earlier posture to compare with.</Line>;
  const { since, kinds } = found;
  return (
    <Line>
      Since <Time iso={since} />:{" "}
      {kinds.map(({ kind, count }, index) => (
        <Fragment key={kind}>
          {index > 0 && ", "}
          <NumberLink href={hrefWith("/changes", { asked, from: since, kind })}>
            {CHANGE_STYLES[kind].sign}
            {`${formatCount(count)}\u00a0${wordsOfKind(kind, count)}`}
          </NumberLink>
        </Fragment>
      ))}
      {kinds.length === 0 && (
        <Link
          prefetch={false}
          href={hrefWith("/changes", { asked, from: since })}
          className="underline underline-offset-2"
        >
          no changes
        </Link>
      )}
      .
    </Line>
  );
}

/** The line while it is not known yet. */
export const NoWeekChanges = () => <Line>Comparing with last week …</Line>;

function Line({ children }: { children: ReactNode }) {
  return (
    <p data-testid="since-last-week" className="min-h-6 text-muted text-sm">
      {children}
    </p>
  );
}
