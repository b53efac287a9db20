import { AnswerMark } from "#components/controls/answer-mark.tsx";
import type { Connection } from "#lib/domain/transit.ts";
import { TransitTable } from "./transit-table.tsx";

/** How the scanner was connected to each endpoint, plain HTTP first. */
export function ConnectionTable({ connections }: { connections: readonly Connection[] }) {
  const plainFirst = [...connections].sort(
    (one, other) => Number(one.protocol !== null) - Number(other.protocol !== null),
  );
  return (
    <TransitTable label="Connections of the scanner" columns={["Service", "Region", "Host", "Protocol", "Cipher"]}>
      {plainFirst.map(({ service, region, host, protocol, cipher }) => (
        <tr key={`${service} ${region} ${host} ${protocol} ${cipher}`} className="h-9">
          <td className="px-4">{service}</td>
          <td className="px-4 font-mono text-xs">{region}</td>
          <td className="px-4 font-mono text-xs">{host}</td>
          <td className="px-4">
            {protocol ?? (
              <span className="inline-flex items-center gap-2">
                <strong className="font-semibold">Plain HTTP</strong> <AnswerMark answer="fail" />
              </span>
            )}
          </td>
          <td className="px-4 font-mono text-xs">{cipher ?? "–"}</td>
        </tr>
      ))}
    </TransitTable>
  );
}
