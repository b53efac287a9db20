import type { VpcEndpoint } from "@aws-sdk/client-ec2";
import { ACCOUNT_ID } from "./identity.ts";

const [US_VPC, EU_VPC] = ["vpc-0a1d4e77b2c93f650", "vpc-0c55e1a90d37b8f42"];

/** The default policy of an endpoint: any principal may call any action through it. */
const ALLOW_ALL = JSON.stringify({
  Version: "2008-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
});

/** Through this one only the company's own identities may call models. */
const ONLY_OWN = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "OnlyOurIdentities",
      Effect: "Allow",
      Principal: "*",
      Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
      Resource: "*",
      Condition: { StringEquals: { "aws:PrincipalAccount": ACCOUNT_ID } },
    },
  ],
});

interface Sketch {
  readonly state?: VpcEndpoint["State"];
  readonly privateDns?: boolean;
  readonly policy?: string;
  readonly type?: VpcEndpoint["VpcEndpointType"];
}

function endpoint(id: string, region: string, vpc: string | undefined, service: string, sketch: Sketch = {}) {
  const { state = "Available", privateDns = true, policy = ALLOW_ALL, type = "Interface" } = sketch;
  return {
    VpcEndpointId: `vpce-${id}`,
    VpcEndpointType: type,
    VpcId: vpc,
    ServiceName: `com.amazonaws.${region}.${service}`,
    // On the wire in lower case, unlike the SDK's enumeration ("DescribeVpcEndpoints", example response).
    State: (state.charAt(0).toLowerCase() + state.slice(1)) as typeof state,
    PrivateDnsEnabled: type === "Interface" && privateDns,
    PolicyDocument: policy,
    OwnerId: ACCOUNT_ID,
  } satisfies VpcEndpoint;
}

const us = (id: string, service: string, sketch?: Sketch) => endpoint(id, "us-east-1", US_VPC, service, sketch);
const eu = (id: string, service: string, sketch?: Sketch) => endpoint(id, "eu-central-1", EU_VPC, service, sketch);

/** Frankfurt forgot the agents, and its AgentCore endpoint has not been accepted yet. */
const ENDPOINTS: Readonly<Record<string, readonly VpcEndpoint[]>> = {
  "us-east-1": [
    us("01b7d2c4e6f80913a", "bedrock-runtime", { policy: ONLY_OWN }),
    us("02c8e3d5f7a91024b", "bedrock-agent-runtime"),
    us("03d9f4e6a8b02135c", "bedrock-agentcore"),
    us("04ea05f7b9c13246d", "bedrock-agentcore.gateway", { privateDns: false }),
    us("05fb1608cad24357e", "bedrock-data-automation-runtime"),
    us("06ac2719dbe35468f", "kms"),
    us("07bd382aecf465790", "s3", { type: "Gateway" }),
    us("08ce493bfda576801", "secretsmanager"),
    // Not about Bedrock's data: left out of the snapshot.
    us("09df5a4c0eb687912", "ecr.dkr"),
    us("0d1a2b3c4d5e6f708", "ecr.api"),
    us("0e2b3c4d5e6f70819", "logs"),
  ],
  "eu-central-1": [
    eu("0ae06b5d1fc798a23", "bedrock-runtime", { privateDns: false }),
    eu("0bf17c6e2ad8a9b34", "bedrock-agentcore", { state: "PendingAcceptance" }),
    eu("0ca28d7f3be9bac45", "logs"),
  ],
};

export const vpcEndpoints = (region: string): readonly VpcEndpoint[] => ENDPOINTS[region] ?? [];
