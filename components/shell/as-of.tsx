"use client";

import Link from "next/link";
import { hrefWith } from "#lib/format/hrefs.ts";
import { instantOf } from "#lib/format/instants.ts";
import { KeptFields } from "./kept-fields.tsx";
import { useAddress, useAsked } from "./scope-link.tsx";

/** A page shows another posture: its cursor, its page number and the scan or time before go. */
const REPLACED = ["at", "scan", "cursor", "page", "after", "to"];

/** Chooses the day as of which pages show the posture, and goes back to now. A plain form: it works without scripts. */
export function AsOf() {
  const asked = useAsked();
  const { path, parameters } = useAddress(REPLACED);
  const day = asked.at === null ? "" : (instantOf(asked.at)?.slice(0, 10) ?? "");
  const kept = Object.fromEntries(
    [...new Set(parameters.map(([name]) => name))].map((name) => [
      name,
      parameters.filter(([each]) => each === name).map(([, value]) => value),
    ]),
  );
  return (
    <form action={path} method="get" className="inline-flex flex-wrap items-center gap-1.5">
      <KeptFields without={REPLACED} />
      <label className="inline-flex items-center gap-1.5">
        As of (end of day, UTC)
        <input
          type="date"
          name="at"
          required
          key={day}
          defaultValue={day}
          className="h-7 rounded-md border border-line-strong bg-surface px-1.5 text-ink text-xs"
        />
      </label>
      <button
        type="submit"
        className="inline-flex h-7 cursor-pointer items-center rounded-md border border-line-strong px-2 text-ink hover:bg-raised"
      >
        Show
      </button>
      {(asked.at !== null || asked.scan !== null) && (
        <Link
          prefetch={false}
          href={hrefWith(path, kept)}
          className="inline-flex h-7 items-center rounded-md border border-line-strong px-2 text-ink hover:bg-raised"
        >
          Now
        </Link>
      )}
    </form>
  );
}
