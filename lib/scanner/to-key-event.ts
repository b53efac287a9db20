import type { Event } from "@aws-sdk/client-cloudtrail";
import { type EventActor, KEY_EVENT_KINDS, type KeyEvent } from "#lib/domain/key-event.ts";
import { serviceNameOf } from "#lib/domain/service-principal.ts";
import { cutText } from "#lib/domain/well-formed.ts";

const MOST_TEXT = 200;
const MOST_ITEMS = 20;
/**
 * Service principals of Bedrock and its parts, AgentCore's `bedrock-agentcore-identity` among them, with or without a
 * Region (IAM User Guide, "AWS service principals"; AgentCore guide, "Set customer managed key policy").
 */
const BEDROCK = /^bedrock(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)?\.amazonaws\.com$/;

type Json = Readonly<Record<string, unknown>>;

/**
 * Reshapes what LookupEvents lists. Everything in a record may be anything: what does not have the documented
 * shape is left out, never thrown for. Null for calls that a timeline does not keep.
 */
export function toKeyEvent(listed: Event): KeyEvent | null {
  const { EventId, EventName, EventTime } = listed;
  const kind = Object.hasOwn(KEY_EVENT_KINDS, EventName ?? "") ? KEY_EVENT_KINDS[EventName ?? ""] : undefined;
  if (!kind || !EventId || !EventName || !EventTime || Number.isNaN(EventTime.getTime())) return null;
  const record = parseRecord(listed);
  const request = asObject(record?.requestParameters);
  const constraints = asObject(request.constraints);
  const encryptionContext = textsOf(
    request.encryptionContext,
    ...REENCRYPT_CONTEXTS.map((name) => prefixed(name, request[name])),
    constraints.encryptionContextSubset,
    constraints.encryptionContextEquals,
  );
  const by = actorOf(record, listed);
  return {
    id: cut(EventId),
    name: EventName,
    at: EventTime.toISOString(),
    kind,
    by,
    byBedrock: isBedrock(record),
    from: text(record?.sourceIPAddress),
    userAgent: text(record?.userAgent),
    errorCode: text(record?.errorCode),
    errorMessage: text(record?.errorMessage),
    grantId: grantIdOf(record),
    operations: texts(request.operations),
    encryptionContext,
    tls: tlsOf(record),
    resources: [...new Set([...Object.values(encryptionContext), text(constraints.sourceArn) ?? ""])].filter((name) =>
      name.startsWith("arn:"),
    ),
    whole: record !== null,
  };
}

/** ReEncrypt has a context for each of its two keys (KMS Developer Guide, CloudTrail entry of ReEncrypt). */
const REENCRYPT_CONTEXTS = ["sourceEncryptionContext", "destinationEncryptionContext"] as const;

/** The two contexts can have the same names, so each name has its context. */
const prefixed = (prefix: string, context: unknown): Json =>
  Object.fromEntries(Object.entries(asObject(context)).map(([name, value]) => [`${prefix}.${name}`, value]));

/** The id is in the response of CreateGrant, in the request of RevokeGrant, and not in RetireGrant (KMS Developer Guide). */
function grantIdOf(record: Json | null): string | null {
  const places = [record?.responseElements, record?.requestParameters, record?.additionalEventData];
  return places.map((place) => text(asObject(place).grantId)).find((id) => id !== null) ?? null;
}

/** Whether the role that scans made a call that changes nothing. */
export function isOwnRead({ ReadOnly, ...listed }: Event, scannerArn: string): boolean {
  const { principal } = actorOf(parseRecord(listed), listed);
  return ReadOnly === "true" && principal !== null && withoutSession(principal) === withoutSession(scannerArn);
}

/** Sessions of one role differ in their last segment. */
const withoutSession = (arn: string) => arn.replace(/(:assumed-role\/[^/]+)\/.*$/, "$1");

function parseRecord({ CloudTrailEvent }: Event): Json | null {
  try {
    const parsed: unknown = JSON.parse(CloudTrailEvent ?? "");
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? asObject(parsed) : null;
  } catch {
    return null;
  }
}

function actorOf(record: Json | null, { Username }: Event): EventActor {
  const identity = asObject(record?.userIdentity);
  const issuer = asObject(asObject(identity.sessionContext).sessionIssuer);
  const service = text(identity.invokedBy);
  return {
    principal: text(identity.arn) ?? (service === null ? (text(identity.userName) ?? text(Username)) : null),
    sessionIssuer: text(issuer.arn),
    accountId: text(identity.accountId),
    service,
  };
}

/**
 * Who invoked and the source are AWS's words. The user agent is the caller's own: it counts only where the record
 * has neither (as in the abridged examples of the Bedrock guides).
 */
function isBedrock(record: Json | null): boolean {
  const words = [asObject(record?.userIdentity).invokedBy, record?.sourceIPAddress].flatMap((word) => text(word) ?? []);
  const told = words.length > 0 ? words : [text(record?.userAgent) ?? ""];
  return told.some((word) => BEDROCK.test(serviceNameOf(word) ?? ""));
}

function tlsOf(record: Json | null): KeyEvent["tls"] {
  const details = asObject(record?.tlsDetails);
  const version = text(details.tlsVersion);
  return version === null ? null : { version, cipher: text(details.cipherSuite) };
}

const asObject = (value: unknown): Json => (typeof value === "object" && value !== null ? (value as Json) : {});
const cut = (value: string) => cutText(value.toWellFormed(), MOST_TEXT);
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? cut(value) : null);
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.slice(0, MOST_ITEMS).flatMap((each) => text(each) ?? []) : [];

function textsOf(...contexts: readonly unknown[]): Readonly<Record<string, string>> {
  const pairs = contexts.flatMap((context) => (Array.isArray(context) ? [] : Object.entries(asObject(context))));
  return Object.fromEntries(
    pairs.slice(0, MOST_ITEMS).flatMap(([name, value]) => {
      const words = text(value);
      return words === null ? [] : [[cut(name), words]];
    }),
  );
}
