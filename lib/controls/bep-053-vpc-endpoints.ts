import type { VpcEndpoint } from "#lib/domain/transit.ts";
import { type InUse, servicesInUse } from "./bedrock-services-in-use.ts";
import type { Control } from "./control.ts";
import { type Explained, explainedBy } from "./explained.ts";

interface Services {
  readonly services: readonly string[];
}

const REASONS = {
  "endpoints-not-read": ({ errorCode }: { readonly errorCode: string | null }) =>
    errorCode === null
      ? "This scan did not call ec2:DescribeVpcEndpoints: which endpoints exist is unknown."
      : `ec2:DescribeVpcEndpoints failed with ${errorCode}: which endpoints exist is unknown.`,
  "used-services-without-endpoint": ({ services }: Services) =>
    `ec2:DescribeVpcEndpoints returned no available interface endpoint for services in use: ${services.join(", ")}.`,
  "other-services-without-endpoint": ({ services }: Services) =>
    `ec2:DescribeVpcEndpoints returned no available interface endpoint for ${services.join(", ")}. Whether they are in use is unknown, since some resources could not be listed.`,
  "endpoint-for-each-service": ({ services }: Services) =>
    `ec2:DescribeVpcEndpoints returned an available interface endpoint for every service in use: ${services.join(", ")}.`,
};
const explain = explainedBy(REASONS);

export const vpcEndpoints: Control<keyof typeof REASONS> = {
  id: "BEP-053",
  scope: "region",
  title: "VPCs should have interface endpoints for the Bedrock services in use",
  severity: "low",
  severityReason:
    "Nothing is readable without them: the public endpoints use TLS too. But traffic does not stay on the AWS network, and no endpoint policy can restrict it.",
  rationale:
    "Prompts, responses and documents reach Bedrock over its public endpoints unless the VPC has an interface endpoint for the service. Each service needs its own endpoint: models, agents, AgentCore and Data Automation have different endpoint names. Whether an application uses the endpoint is not evaluated.",
  remediation: {
    summary:
      "Create an interface endpoint with private DNS for each service listed, in the VPCs of the applications, with a policy that restricts principals and actions.",
    console: [
      "Open the VPC console in the Region, Endpoints, Create endpoint, AWS services.",
      "Choose the service, the VPC and its subnets; keep private DNS enabled, so that the SDK's default endpoint name resolves to it.",
      "Replace the full-access policy with one that lists your account's identities and the actions they need.",
    ],
    cli: `aws ec2 create-vpc-endpoint --region REGION --vpc-endpoint-type Interface --vpc-id VPC_ID \\
  --service-name com.amazonaws.REGION.bedrock-runtime --private-dns-enabled \\
  --subnet-ids SUBNET_ID --security-group-ids SECURITY_GROUP_ID --policy-document file://endpoint-policy.json`,
    cloudFormation: `Type: AWS::EC2::VPCEndpoint
Properties:
  VpcEndpointType: Interface
  ServiceName: !Sub com.amazonaws.\${AWS::Region}.bedrock-runtime
  VpcId: !Ref Vpc
  SubnetIds: [!Ref PrivateSubnet]
  SecurityGroupIds: [!Ref EndpointSecurityGroup]
  PrivateDnsEnabled: true`,
    terraform: `resource "aws_vpc_endpoint" "bedrock_runtime" {
  vpc_id              = aws_vpc.this.id
  service_name        = "com.amazonaws.REGION.bedrock-runtime"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = [aws_subnet.private.id]
  security_group_ids  = [aws_security_group.endpoint.id]
  private_dns_enabled = true
}`,
  },
  sources: [
    'Amazon Bedrock User Guide, "Use interface VPC endpoints (AWS PrivateLink) to create a private connection between your VPC and Amazon Bedrock"',
    'Amazon Bedrock AgentCore Developer Guide, "Use interface VPC endpoints (AWS PrivateLink)": one each for the data plane, the control plane and the gateway',
    'Amazon Bedrock User Guide, "Data protection": TLS 1.2 is required of every client',
    "SDK: VpcEndpoint of @aws-sdk/client-ec2",
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SC-7", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.20", by: "analogy" },
  ],
  reasons: REASONS,
  *check(seen) {
    const inUse = servicesInUse(seen);
    for (const { region, endpoints } of seen.transit?.regions ?? []) {
      const of = inUse.get(region);
      if (!of) continue;
      const answer =
        endpoints.kind === "read"
          ? judgeRegion(of, endpoints.value)
          : explain("cannot-tell", "endpoints-not-read", { errorCode: codeOf(endpoints) });
      yield { subject: { kind: "region", region }, region, name: region, ...answer };
    }
  },
};

function judgeRegion(
  { region, used, perhaps }: InUse,
  endpoints: readonly VpcEndpoint[],
): Explained<keyof typeof REASONS> {
  const available = (service: string) =>
    endpoints.some((each) => each.serviceName.endsWith(`.${region}.${service}`) && isUsable(each));
  const missing = [...used].filter((service) => !available(service)).sort();
  if (missing.length > 0) {
    return explain("fail", "used-services-without-endpoint", { services: missing });
  }
  const unsure = [...perhaps].filter((service) => !used.has(service) && !available(service)).sort();
  if (unsure.length > 0) {
    return explain("cannot-tell", "other-services-without-endpoint", { services: unsure });
  }
  return explain("pass", "endpoint-for-each-service", { services: [...new Set([...used, ...perhaps])].sort() });
}

/** The response has `available` where the SDK's enumeration has `Available`. */
const isUsable = ({ state, type }: VpcEndpoint): boolean =>
  state.toLowerCase() === "available" && type.toLowerCase() === "interface";

const codeOf = (part: { readonly kind: string; readonly failure?: { readonly code: string } }): string | null =>
  part.failure?.code ?? null;
