import Link from "next/link";
import { Scroller } from "#components/ui/scroller.tsx";
import { SortHeading, type Sorting, SortMenu } from "#components/ui/sorting.tsx";
import { type Subject, subjectId } from "#lib/domain/finding.ts";
import type { FINDING_SORT_COLUMNS } from "#lib/domain/finding-sort.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { findingHref } from "#lib/format/hrefs.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import { formatDate } from "#lib/format/times.ts";
import type { ListedFinding } from "#lib/views/findings.ts";
import { Age } from "./age.tsx";
import { AnswerMark } from "./answer-mark.tsx";

const KIND = {
  row: "Protection",
  resource: "Resource",
  key: "Key",
  grant: "Grant",
  store: "Store",
  region: "Region",
} as const satisfies Record<Subject["kind"], string>;

const COLUMNS = [
  { label: "Status", column: "status" },
  { label: "Resource", column: "name" },
  { label: "Evidence", column: undefined },
  { label: "Region", column: "region" },
  { label: "First seen", column: undefined },
] as const;
const SORTS = COLUMNS.flatMap((each) => (each.column ? [each] : []));

interface LinkContext {
  readonly asked: Asked;
  /** The list, for the pages that are opened from it. */
  readonly from: string;
  /** Whether findings of several accounts may be listed. */
  readonly areSeveral: boolean;
  readonly now: Date;
}

interface FindingsTableProps extends Sorting<(typeof FINDING_SORT_COLUMNS)[number]>, LinkContext {
  readonly findings: readonly ListedFinding[];
}

const CELL = "px-4 py-2 align-top";

/** A control's findings, each with its evidence and a link to its subject; one column on a phone. */
export function FindingsTable({ findings, sort, hrefOf, ...links }: FindingsTableProps) {
  return (
    <>
      <SortMenu columns={SORTS} sort={sort} hrefOf={hrefOf} />
      <Scroller label="Findings">
        <table className="w-full text-sm">
          <caption className="sr-only">Findings with their evidence</caption>
          <thead className="max-md:hidden">
            <tr>
              {COLUMNS.map((column) => (
                <SortHeading key={column.label} {...column} sort={sort} hrefOf={hrefOf} />
              ))}
            </tr>
          </thead>
          <tbody data-print-part="lines" className="divide-y divide-line">
            {findings.map((finding) => (
              <FindingRow key={subjectId(finding.subject)} finding={finding} {...links} />
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}

function FindingRow({ finding, asked, from, areSeveral, now }: { finding: ListedFinding } & LinkContext) {
  const { answer, name, reason, region, subject, accountId, firstSeen } = finding;
  return (
    <tr>
      <td className={CELL}>
        <AnswerMark answer={answer} />
      </td>
      <th scope="row" className={`${CELL} text-left font-normal md:min-w-52 md:max-w-80`}>
        <Link
          data-row
          prefetch={false}
          href={findingHref(finding, asked, from)}
          title={name}
          className="wrap-anywhere font-medium hover:underline"
        >
          <bdi>{middleCut(name, 60)}</bdi>
        </Link>
        <span className="block text-muted text-xs">
          {KIND[subject.kind]}
          <span className="md:hidden">
            {" "}
            in {region}
            {areSeveral && `, account ${accountId}`}
            {firstSeen && `, first seen ${formatDate(firstSeen)}`}
          </span>
        </span>
        <bdi className="mt-1 block text-muted text-xs leading-relaxed md:hidden">{reason}</bdi>
      </th>
      <td className={`${CELL} min-w-72 text-muted leading-relaxed max-md:hidden`}>
        <bdi>{reason}</bdi>
      </td>
      <td className={`${CELL} whitespace-nowrap text-muted max-md:hidden`}>
        {region}
        {areSeveral && <span className="number block text-xs">{accountId}</span>}
      </td>
      <td className={`${CELL} whitespace-nowrap text-muted max-md:hidden`}>
        {firstSeen ? <Age of={firstSeen} now={now} /> : "unknown"}
      </td>
    </tr>
  );
}
