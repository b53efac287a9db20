"use client";

import Link from "next/link";
import { AnswerBar } from "#components/controls/answer-bar.tsx";
import { SeverityMark } from "#components/controls/severity-mark.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { controlHref, openedFrom } from "#lib/format/hrefs.ts";
import type { ControlSummary } from "#lib/views/controls.ts";

interface FailedControlProps
  extends Pick<ControlSummary, "id" | "title" | "severity" | "pass" | "fail" | "cannotTell"> {
  /** The failed checks as a text, e.g. `3 keys`. */
  readonly failed: string;
  readonly asked: Asked;
}

/** One failed control of the overview. */
export function FailedControl({ id, title, severity, failed, asked, ...tally }: FailedControlProps) {
  const from = openedFrom("/", asked);
  return (
    <li className="control-line">
      <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <Link prefetch={false} href={controlHref(id, asked, from)} className="font-medium hover:underline">
          <span className="number text-muted">{id}</span> {title}
        </Link>
        <SeverityMark severity={severity} />
      </p>
      <AnswerBar tally={tally} />
      <p className="text-muted text-xs md:text-right">
        <NumberLink href={controlHref(id, asked, from, "fail")}>{failed}</NumberLink>
      </p>
    </li>
  );
}
