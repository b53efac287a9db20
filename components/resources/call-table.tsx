import { Arn } from "#components/ui/arn.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { Time } from "#components/ui/time.tsx";
import type { CallRecord } from "#lib/domain/call.ts";

/** The API calls that the details come from. */
export function CallTable({ calls, now }: { calls: readonly CallRecord[]; now: Date }) {
  return (
    <Scroller label="API calls">
      <table className="w-full min-w-max text-sm">
        <caption className="sr-only">API calls that returned these details</caption>
        <thead className="text-muted text-xs">
          <tr>
            {["API call", "Request ID", "Observed"].map((label) => (
              <th key={label} scope="col" className="border-line border-b px-4 py-2 text-left font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calls.map(({ operation, requestId, at }) => (
            <tr key={`${operation} ${requestId} ${at}`} className="h-9">
              <th scope="row" className="px-4 text-left font-mono font-normal text-xs">
                {operation}
              </th>
              <td className="px-4">{requestId ? <Arn value={requestId} longest={20} /> : "–"}</td>
              <td className="px-4">
                <Time iso={at} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
