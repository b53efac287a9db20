import type { VpcEndpoint as SdkVpcEndpoint } from "@aws-sdk/client-ec2";
import type { VpcEndpoint } from "#lib/domain/transit.ts";

/** The services of Bedrock, of its data stores and of its keys. */
const OF_INTEREST =
  /^(bedrock|agent-registry|kms|s3|s3-global|s3express|s3vectors|logs|secretsmanager|aoss|es|rds|redshift|neptune|kendra|lambda|datazone|sts|monitoring|events|cloudtrail|sns)([.-].*)?$/;

/** Whether an endpoint is for a service of the posture. Service names end in Region and service. */
export function isOfInterest({ serviceName }: VpcEndpoint, region: string): boolean {
  const start = serviceName.indexOf(`.${region}.`);
  return start >= 0 && OF_INTEREST.test(serviceName.slice(start + region.length + 2));
}

/** Converts an entry of ec2:DescribeVpcEndpoints; null if a required member is missing. */
export function toVpcEndpoint(entry: unknown): VpcEndpoint | null {
  const { VpcEndpointId, ServiceName, VpcId, VpcEndpointType, State, PrivateDnsEnabled, PolicyDocument } = Object(
    entry,
  ) as SdkVpcEndpoint;
  if (!VpcEndpointId || !ServiceName || !State) return null;
  if (![VpcEndpointId, ServiceName, State].every((text) => typeof text === "string")) return null;
  return {
    id: VpcEndpointId,
    serviceName: ServiceName,
    vpcId: VpcId ?? "",
    type: VpcEndpointType ?? "",
    state: State,
    privateDns: PrivateDnsEnabled === true,
    policy: PolicyDocument || null,
  };
}
