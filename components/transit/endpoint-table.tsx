import { AnswerMark } from "#components/controls/answer-mark.tsx";
import { Arn } from "#components/ui/arn.tsx";
import { partSentence } from "#lib/domain/part-reason.ts";
import type { Transit } from "#lib/domain/transit.ts";
import type { TransitRegion } from "#lib/views/transit.ts";
import { TransitTable } from "./transit-table.tsx";

const COLUMNS = ["Region", "Service", "Endpoint", "VPC", "Type", "State", "Private DNS"];

/** The VPC endpoints of each Region; a Region without endpoints, or that could not be read, has one row. */
export function EndpointTable({ regions }: { regions: readonly TransitRegion[] }) {
  return (
    <TransitTable label="VPC endpoints" columns={COLUMNS}>
      {regions.flatMap(({ account, region, endpoints }) => {
        if (endpoints.kind !== "read" || endpoints.value.length === 0) {
          return [
            <tr key={`${account} ${region}`} className="h-9">
              <th scope="row" className="px-4 text-left font-mono font-normal text-xs">
                {account === null ? region : `${account} · ${region}`}
              </th>
              <td className="px-4" colSpan={COLUMNS.length - 1}>
                {endpoints.kind !== "read" && <AnswerMark answer="cannot-tell" />} {saysOf(endpoints)}
              </td>
            </tr>,
          ];
        }
        return endpoints.value.map(({ id, serviceName, vpcId, type, state, privateDns }) => (
          <tr key={id} className="h-9">
            <td className="px-4 font-mono text-xs">{account === null ? region : `${account} · ${region}`}</td>
            <td className="px-4">{serviceName.slice(serviceName.indexOf(`.${region}.`) + region.length + 2)}</td>
            <th scope="row" className="px-4 text-left font-normal">
              <Arn value={id} />
            </th>
            <td className="px-4">
              <Arn value={vpcId} />
            </td>
            <td className="px-4">{type}</td>
            <td className="px-4">{state}</td>
            <td className="px-4">{type.toLowerCase() === "interface" ? (privateDns ? "on" : "off") : "–"}</td>
          </tr>
        ));
      })}
    </TransitTable>
  );
}

function saysOf(endpoints: Transit["regions"][number]["endpoints"]): string {
  if (endpoints.kind === "read") return "No VPC endpoints for the services that Bedrock uses.";
  if (endpoints.kind === "not-offered") return partSentence(endpoints.reason);
  return `ec2:DescribeVpcEndpoints failed: ${endpoints.failure.code}.`;
}
