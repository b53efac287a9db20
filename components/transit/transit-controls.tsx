import Link from "next/link";
import type { ReactNode } from "react";
import { AnswerMark } from "#components/controls/answer-mark.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { controlHref, openedFrom } from "#lib/format/hrefs.ts";
import type { TransitControl } from "#lib/views/transit.ts";

interface TransitControlsProps {
  readonly controls: readonly TransitControl[];
  readonly asked: Asked;
}

/** The controls of data in transit, with their passed, failed and unknown checks. */
export function TransitControls({ controls, asked }: TransitControlsProps) {
  const from = openedFrom("/transit", asked);
  return (
    <ul className="divide-y divide-line">
      {controls.map(({ id, title, pass, fail, cannotTell }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2 text-sm">
          <Link prefetch={false} href={controlHref(id, asked, from)} className="min-h-target hover:underline">
            <span className="mr-2 font-mono text-muted text-xs">{id}</span>
            {title}
          </Link>
          <span className="flex flex-wrap items-center gap-4">
            <Count>
              <AnswerMark answer="pass" /> <span className="number">{pass}</span>
            </Count>
            <Count>
              <AnswerMark answer="fail" /> <NumberLink href={controlHref(id, asked, from, "fail")}>{fail}</NumberLink>
            </Count>
            <Count>
              <AnswerMark answer="cannot-tell" />{" "}
              <NumberLink href={controlHref(id, asked, from, "cannot-tell")}>{cannotTell}</NumberLink>
            </Count>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Count({ children }: { children: ReactNode }) {
  return <span className="inline-flex items-center gap-1.5">{children}</span>;
}
