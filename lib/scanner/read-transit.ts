import { DescribeVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import { unexpected } from "#lib/aws/understand.ts";
import type { Listing } from "#lib/catalogue/listing.ts";
import type { CallRecord } from "#lib/domain/call.ts";
import type { Part } from "#lib/domain/key.ts";
import type { Transit, VpcEndpoint } from "#lib/domain/transit.ts";
import { noteGap, type ScanContext } from "./context.ts";
import { listPages } from "./list-pages.ts";
import { isOfInterest, toVpcEndpoint } from "./vpc-endpoint.ts";

const PERMISSION = "ec2:DescribeVpcEndpoints";

interface Page {
  readonly VpcEndpoints?: unknown;
  readonly NextToken?: unknown;
}

const VPC_ENDPOINTS: Listing<unknown> = {
  permission: PERMISSION,
  command: (token) => new DescribeVpcEndpointsCommand(token === null ? {} : { NextToken: token }),
  page(output) {
    const { VpcEndpoints, NextToken } = output as Page;
    if (!Array.isArray(VpcEndpoints)) throw new TypeError("The list in the response is not a list");
    return { items: VpcEndpoints, nextToken: typeof NextToken === "string" && NextToken !== "" ? NextToken : null };
  },
};

/** The VPC endpoints of each Region. A Region that cannot be read is a gap, never one without endpoints. */
export async function readVpcEndpoints(context: ScanContext, regions: readonly string[]): Promise<Transit["regions"]> {
  return Promise.all(
    regions.map(async (region) => {
      const endpoints = await context.meter.unit("stores", () => readRegion(context, region));
      if (endpoints.kind === "unreadable") {
        noteGap(context, region, null, `the VPC endpoints of ${region}`, endpoints.failure);
      }
      return { region, endpoints };
    }),
  );
}

async function readRegion({ reader, signal }: ScanContext, region: string): Promise<Part<readonly VpcEndpoint[]>> {
  const found: VpcEndpoint[] = [];
  let call: CallRecord | null = null;
  const pages = listPages(reader, region, "ec2", VPC_ENDPOINTS, signal);
  for (let page = await pages.next(); ; page = await pages.next()) {
    if (page.done) {
      if (page.value) return { kind: "unreadable", failure: page.value };
      break;
    }
    const { operation, requestId, at } = page.value.call;
    call = { operation, requestId, at };
    for (const item of page.value.items) {
      const endpoint = toVpcEndpoint(item);
      if (!endpoint) {
        const failure = unexpected(call, PERMISSION, "The response lacks what every VPC endpoint has");
        return { kind: "unreadable", failure };
      }
      if (isOfInterest(endpoint, region)) found.push(endpoint);
    }
  }
  if (!call) throw new TypeError("A list without a page");
  return { kind: "read", value: found, call };
}
