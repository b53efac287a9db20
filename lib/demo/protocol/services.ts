/** The wire protocols of the AWS SDK that the demo account supports. */
export type WireName = "rest-json" | "aws-json" | "query" | "ec2" | "rest-xml";

/** What a wire protocol needs to know about a service beside its schemas. */
export interface Service {
  /** The name in the credential scope of a signature. */
  readonly signingName: string;
  /** The prefix of its IAM actions, where that is another. */
  readonly actionPrefix?: string;
  readonly wire: WireName;
  /** The prefix of `X-Amz-Target`; only AWS JSON has one. */
  readonly target?: string;
  readonly jsonVersion?: "1.0" | "1.1";
  readonly xmlNamespace?: string;
}

/** By the namespace of the service's schemas. Protocols as the clients' own configuration states them. */
const SERVICES: Readonly<Record<string, Service>> = {
  "com.amazonaws.bedrock": { signingName: "bedrock", wire: "rest-json" },
  "com.amazonaws.bedrockagent": { signingName: "bedrock", wire: "rest-json" },
  "com.amazonaws.bedrockagentruntime": { signingName: "bedrock", wire: "rest-json" },
  "com.amazonaws.bedrockruntime": { signingName: "bedrock", wire: "rest-json" },
  "com.amazonaws.bedrockdataautomation": { signingName: "bedrock", wire: "rest-json" },
  "com.amazonaws.bedrockagentcorecontrol": { signingName: "bedrock-agentcore", wire: "rest-json" },
  "com.amazonaws.bedrockagentcore": { signingName: "bedrock-agentcore", wire: "rest-json" },
  "com.amazonaws.agentregistrycontrol": { signingName: "agent-registry", wire: "rest-json" },
  "com.amazonaws.datazone": { signingName: "datazone", wire: "rest-json" },
  "com.amazonaws.opensearch": { signingName: "es", wire: "rest-json" },
  "com.amazonaws.neptunegraph": { signingName: "neptune-graph", wire: "rest-json" },
  "com.amazonaws.s3vectors": { signingName: "s3vectors", wire: "rest-json" },
  "com.amazonaws.lambda": { signingName: "lambda", wire: "rest-json" },
  "com.amazonaws.kendra": {
    signingName: "kendra",
    wire: "aws-json",
    target: "AWSKendraFrontendService",
    jsonVersion: "1.1",
  },
  "com.amazonaws.redshiftserverless": {
    signingName: "redshift-serverless",
    wire: "aws-json",
    target: "RedshiftServerless",
    jsonVersion: "1.1",
  },
  "com.amazonaws.kms": { signingName: "kms", wire: "aws-json", target: "TrentService", jsonVersion: "1.1" },
  "com.amazonaws.secretsmanager": {
    signingName: "secretsmanager",
    wire: "aws-json",
    target: "secretsmanager",
    jsonVersion: "1.1",
  },
  "com.amazonaws.cloudwatchlogs": {
    signingName: "logs",
    wire: "aws-json",
    target: "Logs_20140328",
    jsonVersion: "1.1",
  },
  "com.amazonaws.ssm": { signingName: "ssm", wire: "aws-json", target: "AmazonSSM", jsonVersion: "1.1" },
  "com.amazonaws.cloudtrail": {
    signingName: "cloudtrail",
    wire: "aws-json",
    target: "CloudTrail_20131101",
    jsonVersion: "1.1",
  },
  "com.amazonaws.cloudwatch": {
    signingName: "monitoring",
    actionPrefix: "cloudwatch",
    wire: "aws-json",
    target: "GraniteServiceVersion20100801",
    jsonVersion: "1.0",
  },
  "com.amazonaws.eventbridge": {
    signingName: "events",
    wire: "aws-json",
    target: "AWSEvents",
    jsonVersion: "1.1",
  },
  "com.amazonaws.opensearchserverless": {
    signingName: "aoss",
    wire: "aws-json",
    target: "OpenSearchServerless",
    jsonVersion: "1.0",
  },
  "com.amazonaws.sts": {
    signingName: "sts",
    wire: "query",
    xmlNamespace: "https://sts.amazonaws.com/doc/2011-06-15/",
  },
  "com.amazonaws.sns": { signingName: "sns", wire: "query", xmlNamespace: "http://sns.amazonaws.com/doc/2010-03-31/" },
  "com.amazonaws.rds": { signingName: "rds", wire: "query", xmlNamespace: "http://rds.amazonaws.com/doc/2014-10-31/" },
  "com.amazonaws.redshift": {
    signingName: "redshift",
    wire: "query",
    xmlNamespace: "http://redshift.amazonaws.com/doc/2012-12-01/",
  },
  "com.amazonaws.ec2": { signingName: "ec2", wire: "ec2", xmlNamespace: "http://ec2.amazonaws.com/doc/2016-11-15" },
  "com.amazonaws.s3": {
    signingName: "s3",
    wire: "rest-xml",
    xmlNamespace: "http://s3.amazonaws.com/doc/2006-03-01/",
  },
};

/** The service of a schema namespace; an unknown one is a mistake of ours. */
export function serviceOf(namespace: string): Service {
  const service = SERVICES[namespace];
  if (!service) throw new Error(`No service is known for the schema namespace ${namespace}`);
  return service;
}
