import type { Event } from "@aws-sdk/client-cloudtrail";
import { ACCOUNT_ID, PRINCIPAL_ARN } from "./identity.ts";
import { keyParts } from "./key-model.ts";
import { uuid } from "./key-use.ts";

/** Members of a record of CloudTrail, as its user guide shows them ("CloudTrail record contents"). */
export interface RecordSketch {
  readonly name: string;
  readonly at: number;
  readonly readOnly: boolean;
  readonly actor: object;
  /** Null for what KMS does of its own, and for RetireGrant. Default: the key alone. */
  readonly request?: object | null;
  readonly response?: object | null;
  /** `additionalEventData`, where AWS documents some. */
  readonly additional?: object;
  readonly error?: readonly [code: string, message: string];
  /** Default: follows from name and time. */
  readonly id?: string;
}

/** Bedrock at work by itself: no address, no session, and no TLS details (sample events of the KMS guides). */
export const BY_BEDROCK = {
  userIdentity: { type: "AWSService", invokedBy: "bedrock.amazonaws.com" },
  sourceIPAddress: "bedrock.amazonaws.com",
  userAgent: "bedrock.amazonaws.com",
};

/** AgentCore Identity at work by itself, with the Region in its principal. */
export const BY_AGENTCORE = {
  userIdentity: { type: "AWSService", invokedBy: "bedrock-agentcore-identity.us-east-1.amazonaws.com" },
  sourceIPAddress: "bedrock-agentcore-identity.us-east-1.amazonaws.com",
  userAgent: "bedrock-agentcore-identity.us-east-1.amazonaws.com",
};

/** KMS at work by itself (KMS Developer Guide, CloudTrail entries of DeleteKey, RotateKey). */
export const BY_KMS = {
  userIdentity: { accountId: ACCOUNT_ID, invokedBy: "AWS Internal" },
  sourceIPAddress: "AWS Internal",
  userAgent: "AWS Internal",
};

/** Bedrock on behalf of a role of the account (forward access session). */
export function throughBedrock(role: string): object {
  return { ...BY_BEDROCK, userIdentity: { ...session(role, "bedrock"), invokedBy: "bedrock.amazonaws.com" } };
}

/** A person who came in by a role, from an address, over TLS. */
export function byPerson(role: string, name: string, userAgent = "aws-cli/2.31.9 exec-env/CloudShell"): object {
  return {
    userIdentity: session(role, name),
    sourceIPAddress: "198.51.100.27",
    userAgent,
    tlsDetails: { tlsVersion: "TLSv1.3", cipherSuite: "TLS_AES_128_GCM_SHA256", clientProvidedHostHeader: "kms" },
  };
}

/** The scanner: the role of the auditor. */
export const BY_SCANNER = {
  ...byPerson("PostureReadOnly", "posture-scan", "aws-sdk-js/3.1164.0 md/nodejs#24"),
  userIdentity: { ...session("PostureReadOnly", "posture-scan"), arn: PRINCIPAL_ARN },
};

function session(role: string, name: string) {
  const arn = `arn:aws:iam::${ACCOUNT_ID}:role/${role}`;
  return {
    type: "AssumedRole",
    arn: `arn:aws:sts::${ACCOUNT_ID}:assumed-role/${role}/${name}`,
    accountId: ACCOUNT_ID,
    sessionContext: { sessionIssuer: { type: "Role", arn, accountId: ACCOUNT_ID, userName: role } },
  };
}

/** An event as LookupEvents lists it, the whole record within. */
export function trailEvent(keyArn: string, sketch: RecordSketch): Event {
  const { name, at, readOnly, actor, request = {}, response = null, additional, error } = sketch;
  const { region, accountId } = keyParts(keyArn);
  const id = sketch.id ?? uuid(`${keyArn} ${name} ${at}`);
  const record = {
    eventVersion: "1.11",
    ...actor,
    eventTime: new Date(at).toISOString(),
    eventSource: "kms.amazonaws.com",
    eventName: name,
    awsRegion: region,
    ...(error && { errorCode: error[0], errorMessage: error[1] }),
    requestParameters: request === null ? null : { keyId: keyArn, ...request },
    responseElements: response,
    ...(additional && { additionalEventData: additional }),
    requestID: uuid(`${id} request`),
    eventID: id,
    readOnly,
    resources: [{ accountId, type: "AWS::KMS::Key", ARN: keyArn }],
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: ACCOUNT_ID,
    eventCategory: "Management",
  };
  return { ...envelope(keyArn, sketch, id), CloudTrailEvent: JSON.stringify(record) };
}

/** The members of LookupEvents beside the record. */
export function envelope(keyArn: string, { name, at, readOnly }: RecordSketch, id: string): Event {
  return {
    EventId: id,
    EventName: name,
    EventTime: new Date(at),
    EventSource: "kms.amazonaws.com",
    ReadOnly: String(readOnly),
    Resources: [{ ResourceType: "AWS::KMS::Key", ResourceName: keyArn }],
  };
}
