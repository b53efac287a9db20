import type { ReactNode } from "react";

/** A name and its value; an entry without a value is left out. */
export type Detail = readonly [name: string, value: ReactNode];

/** Names and values in two columns; on a phone each value under its name. */
export function DetailList({ details }: { details: readonly Detail[] }) {
  return (
    <dl className="detail-list">
      {details.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === "string" ? <bdi>{value}</bdi> : value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
