import { Arn } from "#components/ui/arn.tsx";
import { LikeLines } from "#components/ui/like-lines.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { SortHeading, type Sorting, SortMenu } from "#components/ui/sorting.tsx";
import { Time } from "#components/ui/time.tsx";
import { TimeSpan } from "#components/ui/time-span.tsx";
import type { Gap } from "#lib/domain/observation.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import { countOf } from "#lib/format/numbers.ts";
import type { GAP_SORT_COLUMNS, GapLine } from "#lib/views/gaps.ts";
import { GapKind } from "./gap-kind.tsx";

const COLUMNS = [
  { label: "API call", column: "operation" },
  { label: "Error", column: "reason" },
  { label: "Region", column: "region" },
  { label: "Missing permission", column: "permission" },
  { label: "Request ID and time", column: "time" },
] as const;
const SORTS = [{ label: "Impact", column: "impact" }, ...COLUMNS] as const;
const CELL = "gap-cell";

interface GapsTableProps extends Sorting<(typeof GAP_SORT_COLUMNS)[number]> {
  readonly lines: readonly GapLine[];
  readonly labels: readonly TypeLabel[];
}

/** Failed API calls, like ones as one row; on a phone one row per card. */
export function GapsTable({ lines, labels, sort, hrefOf }: GapsTableProps) {
  return (
    <>
      <SortMenu columns={SORTS} sort={sort} hrefOf={hrefOf} />
      <Scroller label="Gaps" className="max-h-[calc(100dvh-6rem)] overflow-y-auto max-md:max-h-none print:max-h-none">
        <table className="w-full border-separate border-spacing-0 text-sm max-md:block">
          <caption className="sr-only">Failed API calls</caption>
          <thead className="max-md:hidden">
            <tr>
              {COLUMNS.map((column) => (
                <SortHeading key={column.column} {...column} sort={sort} hrefOf={hrefOf} />
              ))}
            </tr>
          </thead>
          <tbody data-print-part="lines" className="max-md:block">
            {lines.map(({ id, gaps: [first, ...others] }) => (
              <GapRow
                key={id}
                gap={first}
                others={others}
                label={labels.find(({ type }) => type === first.type)?.many ?? first.type}
              />
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}

interface GapRowProps {
  readonly gap: Gap;
  /** Gaps that differ from it only in subject, Region, request and time. */
  readonly others: readonly Gap[];
  readonly label: string | null;
}

function GapRow({ gap, others, label }: GapRowProps) {
  const { failure, subject, region, accountId } = gap;
  const like = [gap, ...others];
  const regions = new Set(like.map((each) => each.region)).size;
  return (
    <tr className="gap-row">
      <th scope="row" className={`${CELL} text-left font-normal max-md:block md:min-w-56 md:max-w-96`}>
        <span className="wrap-anywhere block font-mono text-xs">
          <Action name={failure.operation} />
        </span>
        {subject === null && (
          <span className="block text-muted text-xs">{label ? `All ${label}` : "All resources"}</span>
        )}
        {others.length > 0 ? (
          <LikeLines summary={countOf(like.length, "similar gap")}>
            {like.map((each) => (
              <LikeGap
                key={`${each.subject} ${each.region} ${each.failure.requestId} ${each.failure.at}`}
                of={each}
                message={failure.message}
              />
            ))}
          </LikeLines>
        ) : (
          subject && <Arn value={subject} longest={44} />
        )}
      </th>
      <td className={`${CELL} md:min-w-72 max-md:block`}>
        <GapKind kind={failure.kind} /> <code className="font-mono text-xs">{failure.code}</code>
        <bdi
          className="mt-1 line-clamp-2 text-muted print:line-clamp-none text-xs"
          title={failure.message ?? undefined}
        >
          {failure.message ?? NO_LONGER_KEPT}
        </bdi>
      </td>
      <td className={`${CELL} max-md:block`}>
        <span className="whitespace-nowrap">{regions > 1 ? countOf(regions, "Region") : region}</span>
        <span className="number block text-muted text-xs max-md:ml-2 max-md:inline">{accountId}</span>
      </td>
      <td className={`${CELL} wrap-anywhere font-mono text-xs max-md:block md:min-w-44`}>
        <span className="mr-1.5 font-sans text-muted md:hidden">Missing permission</span>
        {failure.kind === "denied" ? <Action name={failure.permission} /> : <span className="text-muted">–</span>}
      </td>
      <td className={`${CELL} text-xs max-md:block`}>
        {others.length === 0 && <RequestId of={failure.requestId} />}
        <span className="block text-muted">
          <TimeSpan times={like.map((each) => each.failure.at)} />
        </span>
      </td>
    </tr>
  );
}

/** One of several like gaps, with its own evidence. */
function LikeGap({ of: { subject, region, failure }, message }: { of: Gap; message: string | null }) {
  return (
    <li>
      {subject && <Arn value={subject} longest={44} />}
      <span className="block text-muted text-xs">
        {region} · <Time iso={failure.at} /> · <RequestId of={failure.requestId} />
      </span>
      {failure.message !== message && (
        <bdi className="block text-muted text-xs">{failure.message ?? NO_LONGER_KEPT}</bdi>
      )}
    </li>
  );
}

/** The exact evidence of a scan is deleted after the time that POSTURE_KEEP_DAYS sets. */
const NO_LONGER_KEPT = "Message no longer kept";

const RequestId = ({ of }: { of: string | null }) =>
  of ? <Arn value={of} longest={20} /> : <span className="text-muted">no request ID</span>;

/** `service:Operation`; a line may break only after the service. */
function Action({ name }: { name: string }) {
  const [service = "", operation] = name.split(":", 2);
  if (operation === undefined) return name;
  return (
    <>
      {service}:<wbr />
      {operation}
    </>
  );
}
