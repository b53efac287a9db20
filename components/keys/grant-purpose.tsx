import { CircleHelp, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Arn } from "#components/ui/arn.tsx";
import type { GrantReading } from "#lib/domain/grant-reading.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { resourceHref } from "#lib/format/hrefs.ts";
import { doubtsOf, faultsOf, TIE_WORDS } from "./grant-words.ts";

interface LinkContext {
  readonly asked: Asked;
  /** This page, for the pages that are opened from it. */
  readonly from: string;
}

/** The purpose of a grant, the evidence for it, and its faults. */
export function GrantPurpose({ of, ...links }: { of: GrantReading } & LinkContext) {
  const faults = faultsOf(of);
  const doubts = [...(of.purpose.kind === "cannot-tell" ? [of.purpose.because.sentence] : []), ...doubtsOf(of)];
  return (
    <div className="grid gap-1 text-xs leading-relaxed">
      <For purpose={of.purpose} {...links} />
      {faults.map((words) => (
        <p key={words} className="flex gap-1 text-unencrypted [overflow-wrap:anywhere]">
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <bdi>{words}</bdi>
        </p>
      ))}
      {doubts.map((words) => (
        <p key={words} className="flex gap-1 text-unknown [overflow-wrap:anywhere]">
          <CircleHelp aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <bdi>{words}</bdi>
        </p>
      ))}
    </div>
  );
}

function For({ purpose, asked, from }: { purpose: GrantReading["purpose"] } & LinkContext) {
  switch (purpose.kind) {
    case "tied": {
      const { name, resourceId, arn } = purpose.to;
      return (
        <p>
          {resourceId === null ? (
            <Arn value={arn} longest={40} />
          ) : (
            <Link
              prefetch={false}
              href={resourceHref(resourceId, asked, from)}
              title={arn}
              className="font-medium underline"
            >
              <bdi>{name}</bdi>
            </Link>
          )}{" "}
          <span className="text-muted">
            {TIE_WORDS[purpose.how]}
            {!purpose.underThisKey && "; now encrypted with another key"}
          </span>
        </p>
      );
    }
    case "short-lived":
    case "untied":
      return <p className="text-muted">{purpose.because.sentence}</p>;
    case "orphan":
      return <Arn value={purpose.named} longest={40} />;
    case "cannot-tell":
      return purpose.named === null ? null : <Arn value={purpose.named} longest={40} />;
  }
}
