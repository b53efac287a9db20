import { Arn } from "#components/ui/arn.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { SortHeading, type Sorting, SortMenu } from "#components/ui/sorting.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Gap } from "#lib/domain/observation.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { GAP_SORT_COLUMNS } from "#lib/views/gaps.ts";
import { GapKind } from "./gap-kind.tsx";

const COLUMNS = [
  { label: "API call", column: "operation" },
  { label: "Error", column: "reason" },
  { label: "Region", column: "region" },
  { label: "Missing permission", column: "permission" },
  { label: "Request ID and time", column: "time" },
] as const;
const SORTS = [{ label: "Impact", column: "impact" }, ...COLUMNS] as const;
const CELL = "border-line px-3 py-2 align-top max-md:px-0 max-md:py-0.5 md:border-b md:first:pl-4 md:last:pr-4";

interface GapsTableProps extends Sorting<(typeof GAP_SORT_COLUMNS)[number]> {
  readonly gaps: readonly Gap[];
  readonly labels: readonly TypeLabel[];
}

/** Failed API calls, one per row; on a phone one per card. */
export function GapsTable({ gaps, labels, sort, hrefOf }: GapsTableProps) {
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
            {gaps.map((gap, index) => (
              <GapRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no id, and a row keeps no state that another order would mix up
                key={index}
                gap={gap}
                label={labels.find(({ type }) => type === gap.type)?.many ?? gap.type}
              />
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}

function GapRow({ gap, label }: { gap: Gap; label: string | null }) {
  const { failure, subject, region, accountId } = gap;
  return (
    <tr className="max-md:block max-md:border-line max-md:border-b max-md:px-4 max-md:py-2.5 md:hover:bg-raised">
      <th scope="row" className={`${CELL} text-left font-normal max-md:block md:min-w-56`}>
        <span className="wrap-anywhere block font-mono text-xs">
          <Action name={failure.operation} />
        </span>
        {subject ? (
          <Arn value={subject} longest={44} />
        ) : (
          <span className="text-muted text-xs">{label ? `All ${label}` : "All resources"}</span>
        )}
      </th>
      <td className={`${CELL} md:min-w-72 max-md:block`}>
        <GapKind kind={failure.kind} /> <code className="font-mono text-xs">{failure.code}</code>
        <bdi className="mt-1 line-clamp-2 text-muted print:line-clamp-none text-xs" title={failure.message}>
          {failure.message}
        </bdi>
      </td>
      <td className={`${CELL} max-md:block`}>
        <span className="whitespace-nowrap">{region}</span>
        <span className="number block text-muted text-xs max-md:ml-2 max-md:inline">{accountId}</span>
      </td>
      <td className={`${CELL} wrap-anywhere font-mono text-xs max-md:block md:min-w-44`}>
        <span className="mr-1.5 font-sans text-muted md:hidden">Missing permission</span>
        {failure.kind === "denied" ? <Action name={failure.permission} /> : <span className="text-muted">–</span>}
      </td>
      <td className={`${CELL} text-xs max-md:block`}>
        {failure.requestId ? <Arn value={failure.requestId} longest={20} /> : <span className="text-muted">none</span>}
        <span className="block text-muted">
          <Time iso={failure.at} />
        </span>
      </td>
    </tr>
  );
}

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
