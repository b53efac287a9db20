import Link from "next/link";
import { Scroller } from "#components/ui/scroller.tsx";
import type { KeySummary } from "#lib/domain/views.ts";
import { keyHref, rowsHref } from "#lib/format/hrefs.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import { KeyState } from "./key-state.tsx";

interface KeysTableProps {
  readonly keys: readonly KeySummary[];
  /** The account that was scanned; others are marked. */
  readonly account: string;
  readonly scan: string | null;
  readonly now: Date;
}

const HEADINGS = ["Key", "State", "Depends on it", "Owner", "Region", "Rotation", "Grants"] as const;

/** Keys, one a line. */
export function KeysTable({ keys, account, scan, now }: KeysTableProps) {
  return (
    <Scroller label="Keys">
      <table className="w-full min-w-max border-separate border-spacing-0 text-sm">
        <caption className="sr-only">KMS keys with their state and what depends on them</caption>
        <thead>
          <tr>
            {HEADINGS.map((heading) => (
              <th
                key={heading}
                scope="col"
                className="border-line border-b px-2.5 py-2 text-left font-medium text-muted text-xs first:pl-4 last:pr-4 last:text-right"
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr
              key={key.id}
              className="group hover:bg-raised [&>td]:h-10 [&>td]:border-line [&>td]:border-b [&>td]:px-2.5 [&>td]:py-1"
            >
              <td className="pl-4!">
                <Link
                  data-row
                  prefetch={false}
                  href={keyHref(key.id, scan)}
                  title={key.arn}
                  className="font-medium hover:underline group-hover:text-accent"
                >
                  <bdi>{key.alias ?? middleCut(key.arn.slice(key.arn.lastIndexOf("/") + 1), 30)}</bdi>
                </Link>
                {key.multiRegion && <span className="ml-2 text-muted text-xs">multi-Region</span>}
              </td>
              <td>
                <KeyState of={key} now={now} />
              </td>
              <td>
                <Link prefetch={false} href={rowsHref({ key: key.arn, scan })} className="number hover:underline">
                  {countOf(key.rows, "protection")}
                </Link>
              </td>
              <td className="number">
                {key.accountId}
                {key.accountId !== account && <span className="ml-2 text-unknown text-xs">other account</span>}
              </td>
              <td>{key.region}</td>
              <td>{key.rotation}</td>
              <td className="number pr-4! text-right">{key.grants === null ? "not known" : formatCount(key.grants)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
