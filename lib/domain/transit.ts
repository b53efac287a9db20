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

/** How the scanner itself was connected to one endpoint. This shows a handshake, not a setting of the service. */
export interface Connection {
  readonly service: string;
  readonly region: string;
  readonly host: string;
  /** As negotiated, e.g. `TLSv1.3`; null for plain HTTP. */
  readonly protocol: string | null;
  readonly cipher: string | null;
}

/** VPC endpoints by Region, and the scanner's connections, as one scan saw them. */
export interface Transit {
  readonly regions: readonly { readonly region: string; readonly endpoints: Part<readonly VpcEndpoint[]> }[];
  readonly connections: readonly Connection[];
}

/** The host of a connection, with or without a port, that is this machine. */
const OWN_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Whether a connection went, without TLS, to an endpoint on the scanner's own machine: its configuration says so. */
export const isOfOwnMachine = ({ host, protocol }: Connection): boolean => protocol === null && OWN_MACHINE.test(host);
