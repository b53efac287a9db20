import { CircleHelp, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Arn } from "#components/ui/arn.tsx";
import type { GrantReading, Tie } from "#lib/domain/grant-reading.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { keyHref } from "#lib/format/hrefs.ts";
import type { GrantsOfRow as Grants } from "#lib/views/resource.ts";

const HOW: Readonly<Record<Tie, string>> = {
  "by-constraint": "matched by its encryption context constraint",
  "by-name": "matched by its name",
  "by-time": "created around the same time (weak evidence)",
};

interface GrantsOfRowProps {
  readonly of: Grants;
  readonly keyId: string | null;
  readonly asked: Asked;
  /** This page, for the pages that are opened from it. */
  readonly from: string;
}

/** The grants for one protection, and whether the grants that AWS documents exist. */
export function GrantsOfRow({ of, keyId, asked, from }: GrantsOfRowProps) {
  const { documented, tied, sources } = of;
  const Icon = documented.kind === "missing" ? TriangleAlert : documented.kind === "cannot-tell" ? CircleHelp : null;
  return (
    <section className="mt-4 text-sm">
      <h3 className="font-semibold text-xs">Grants</h3>
      <p
        className={`mt-1 flex max-w-prose gap-1.5 leading-relaxed ${TEXT[documented.kind]}`}
        title={sources.join("; ") || undefined}
      >
        {Icon && <Icon aria-hidden className="mt-1 size-4 shrink-0" />}
        <span>
          {documented.kind === "missing" && "Missing grant:  "}
          <bdi>{"reason" in documented ? documented.reason.sentence : documented.because}</bdi>
        </span>
      </p>
      {tied.length > 0 && (
        <ul className="mt-1 grid gap-1">
          {tied.map((reading) => (
            <TiedGrant key={reading.grant.grantId} of={reading} />
          ))}
        </ul>
      )}
      {keyId && (
        <p className="no-print mt-1 text-xs">
          <Link
            prefetch={false}
            href={`${keyHref(keyId, asked, from)}#grants`}
            className="underline underline-offset-2"
          >
            All grants of this key
          </Link>
        </p>
      )}
    </section>
  );
}

const TEXT: Readonly<Record<Grants["documented"]["kind"], string>> = {
  there: "",
  missing: "text-unencrypted",
  "cannot-tell": "text-unknown",
  "none-exists": "text-muted",
  "not-documented": "text-muted",
};

function TiedGrant({ of: { grant, purpose } }: { of: GrantReading }) {
  return (
    <li className="[overflow-wrap:anywhere]">
      <Arn value={grant.grantId} longest={18} />{" "}
      <span className="text-muted text-xs">
        <bdi>{grant.grantee}</bdi>: {grant.operations.join(", ")}
        {purpose.kind === "tied" && `; ${HOW[purpose.how]}`}
      </span>
    </li>
  );
}
