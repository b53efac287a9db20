"use client";

import { Check, Copy, Info } from "lucide-react";
import { ANSWER_ORDER, ANSWER_STYLES } from "#components/controls/answer-style.ts";
import { SharedIconDefinition } from "#components/ui/shared-icon.tsx";
import { VERDICT_STYLES } from "#components/verdict/verdict-style.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";

/** The icons that tables show hundreds of times, once for every page; of the browser, so that they are in its HTML once. */
export function SharedIcons() {
  return (
    <svg aria-hidden className="absolute size-0">
      {VERDICTS.map((verdict) => (
        <SharedIconDefinition key={verdict} of={verdict} Icon={VERDICT_STYLES[verdict].Icon} strokeWidth={2.25} />
      ))}
      {ANSWER_ORDER.map((answer) => (
        <SharedIconDefinition key={answer} of={answer} Icon={ANSWER_STYLES[answer].Icon} />
      ))}
      <SharedIconDefinition of="info" Icon={Info} />
      <SharedIconDefinition of="copy" Icon={Copy} />
      <SharedIconDefinition of="copied" Icon={Check} />
    </svg>
  );
}
