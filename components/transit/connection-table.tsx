import { AnswerMark } from "#components/controls/answer-mark.tsx";
import type { Connection } from "#lib/domain/transit.ts";
import { TransitTable } from "./transit-table.tsx";

/** The scanner's connections to AWS endpoints, unencrypted HTTP first. */
export function ConnectionTable({ connections }: { connections: readonly Connection[] }) {
  const plainFirst = [...connections].sort(
    (one, other) => Number(one.protocol !== null) - Number(other.protocol !== null),
  );
  return (
    <TransitTable label="Scanner connections" columns={["Service", "Region", "Host", "Protocol", "Cipher"]}>
      {plainFirst.map(({ service, region, host, protocol, cipher }, index) => (
        // Several accounts can have equal connections.
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no state
        <tr key={`${index} ${host}`} className="h-9">
          <th scope="row" className="px-4 text-left font-normal">
            {service}
          </th>
          <td className="px-4 font-mono text-xs">{region}</td>
          <td className="px-4 font-mono text-xs">{host}</td>
          <td className="px-4">
            {protocol ?? (
              <span className="inline-flex items-center gap-2">
                <strong className="font-semibold">Unencrypted HTTP</strong> <AnswerMark answer="fail" />
              </span>
            )}
          </td>
          <td className="px-4 font-mono text-xs">{cipher ?? "–"}</td>
        </tr>
      ))}
    </TransitTable>
  );
}
