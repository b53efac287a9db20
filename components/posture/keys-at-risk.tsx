import Link from "next/link";
import { TermList } from "#components/glossary/term-list.tsx";
import { countFound } from "#components/keys/dependants-words.ts";
import { KeyState } from "#components/keys/key-state.tsx";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { hrefWith, keyHref, openedFrom, rowsHref } from "#lib/format/hrefs.ts";
import { keyStateTerms, lossText } from "#lib/format/key-states.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import { formatCount } from "#lib/format/numbers.ts";
import type { Overview } from "#lib/views/overview.ts";

interface KeysAtRiskProps {
  /** The first keys at risk, nearest deletion date first. */
  readonly keys: readonly KeySummary[];
  /** Regions whose keys may have more dependants than were found. */
  readonly incomplete: Overview["incomplete"];
  readonly count: number;
  readonly now: Date;
  readonly asked: Asked;
}

/** The first keys that are unusable or pending deletion, with what has happened to their data; the Keys page has all. */
export function KeysAtRisk({ keys, incomplete, count, now, asked }: KeysAtRiskProps) {
  if (count === 0) return <p className="p-4 text-muted text-sm">All readable keys are enabled.</p>;
  return (
    <>
      <TermList terms={keyStateTerms(keys)} className="border-line border-b px-4 py-1.5" />
      <ul className="panel-lines">
        {keys.map((key) => (
          <li key={key.id}>
            <div className="flex flex-wrap items-center justify-between gap-x-3">
              <Link
                prefetch={false}
                href={keyHref(key.id, asked, openedFrom("/", asked))}
                title={key.arn}
                className="min-h-target min-w-0 truncate font-medium hover:underline"
              >
                <bdi>{key.alias ?? middleCut(key.arn.slice(key.arn.lastIndexOf("/") + 1), 26)}</bdi>
              </Link>
              <KeyState of={key} now={now} />
            </div>
            <p className="flex justify-between gap-3 text-muted text-xs">
              <span className="whitespace-nowrap">{key.region}</span>
              <Link prefetch={false} href={rowsHref({ key: key.arn, asked })} className="target-link text-right">
                {countFound(key.rows, "protection", incomplete[key.region] ?? null)} in{" "}
                {countFound(key.resources, "resource", incomplete[key.region] ?? null)}
                {key.rows > 0 && `, ${lossText(key, now) ?? "the key cannot encrypt"}`}
              </Link>
            </p>
          </li>
        ))}
      </ul>
      {count > keys.length && (
        <p className="panel-more">
          <Link prefetch={false} href={hrefWith("/keys", { asked, usability: "unusable" })}>
            View all {formatCount(count)} unusable keys
          </Link>
        </p>
      )}
    </>
  );
}
