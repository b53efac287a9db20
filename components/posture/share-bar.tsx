import Link from "next/link";
import { VerdictBar } from "#components/charts/verdict-bar.tsx";
import { TermButton } from "#components/glossary/term-button.tsx";
import { VerdictIcon } from "#components/verdict/verdict-icon.tsx";
import { VERDICT_STYLES } from "#components/verdict/verdict-style.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { APPLICABLE, type Summary } from "#lib/domain/summary.ts";
import { inSentence, UNKNOWN_TERMS, VERDICT_TERMS } from "#lib/domain/terms.ts";
import { rowsHref } from "#lib/format/hrefs.ts";
import { formatCount, formatShare } from "#lib/format/numbers.ts";

/** The protections by verdict: a bar, and below it each verdict with its count and a link. */
export function ShareBar({ summary, asked }: { summary: Summary; asked: Asked }) {
  const parts = APPLICABLE.filter((verdict) => summary.verdicts[verdict] > 0);
  return (
    <figure>
      <VerdictBar
        verdicts={{ ...summary.verdicts, "not-applicable": 0 }}
        hrefOf={(verdict) => rowsHref({ verdict, asked })}
      />
      <figcaption className="sr-only">Protections by verdict</figcaption>
      <ul className="mt-4 grid gap-x-6 gap-y-2.5 sm:grid-cols-2 xl:grid-cols-4">
        {parts.map((verdict) => {
          const { text } = VERDICT_STYLES[verdict];
          const { term } = VERDICT_TERMS[verdict];
          return (
            <li key={verdict} className="min-w-0">
              <div className="flex items-center gap-1">
                <Link prefetch={false} href={rowsHref({ verdict, asked })} className="share-link group">
                  <VerdictIcon verdict={verdict} className={`size-4 translate-y-0.5 ${text}`} />
                  <span className="number font-semibold">{formatCount(summary.verdicts[verdict])}</span>
                  <span className="group-hover:underline">{term}</span>
                  <span className="number ml-auto text-muted text-xs">
                    {formatShare(summary.verdicts[verdict], summary.protections)}
                  </span>
                </Link>
                <TermButton term={VERDICT_TERMS[verdict]}>
                  <span className="sr-only">Definition of {term}</span>
                </TermButton>
              </div>
              {verdict === "unknown" && <UnknownKinds summary={summary} asked={asked} />}
            </li>
          );
        })}
      </ul>
    </figure>
  );
}

function UnknownKinds({ summary, asked }: { summary: Summary; asked: Asked }) {
  const kinds = (["unreadable", "not-exposed"] as const).filter((kind) => summary.unknown[kind] > 0);
  return (
    <p className="mt-0.5 flex flex-wrap gap-x-3 pl-6 text-muted text-xs">
      {kinds.map((kind) => (
        <Link
          key={kind}
          prefetch={false}
          href={rowsHref({ verdict: "unknown", unknown: kind, asked })}
          className="target-link"
        >
          <span className="number font-medium">{formatCount(summary.unknown[kind])}</span>{" "}
          {inSentence(UNKNOWN_TERMS[kind])}
        </Link>
      ))}
    </p>
  );
}
