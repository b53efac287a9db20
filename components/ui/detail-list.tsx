import type { ReactNode } from "react";

/** A name and its value; an entry without a value is left out. */
export type Detail = readonly [name: string, value: ReactNode];

/** Names and values in two columns; on a phone each value under its name. */
export function DetailList({ details }: { details: readonly Detail[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[auto_1fr]">
      {details.map(([name, value]) =>
        value ? (
          <div key={name} className="min-w-0 sm:contents">
            <dt className="text-muted max-sm:text-xs">{name}</dt>
            <dd className="min-w-0 break-words">{typeof value === "string" ? <bdi>{value}</bdi> : value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
