import type { Part } from "./key.ts";

/** A VPC endpoint of ec2:DescribeVpcEndpoints. */
export interface VpcEndpoint {
  readonly id: string;
  /** e.g. `com.amazonaws.us-east-1.bedrock-runtime`. */
  readonly serviceName: string;
  readonly vpcId: string;
  readonly type: string;
  readonly state: string;
  readonly privateDns: boolean;
  /** The endpoint policy (JSON text); null where it has none. */
  readonly policy: string | null;
}

/** How the scanner itself was connected to one endpoint: the evidence of a handshake, not of a setting. */
export interface Connection {
  readonly service: string;
  readonly region: string;
  readonly host: string;
  /** As negotiated, e.g. `TLSv1.3`; null for plain HTTP. */
  readonly protocol: string | null;
  readonly cipher: string | null;
}

/** What one scan saw of data in transit, beside what stores say of themselves. */
export interface Transit {
  readonly regions: readonly { readonly region: string; readonly endpoints: Part<readonly VpcEndpoint[]> }[];
  readonly connections: readonly Connection[];
}
