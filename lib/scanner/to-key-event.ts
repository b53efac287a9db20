import type { Event } from "@aws-sdk/client-cloudtrail";
import { type EventActor, KEY_EVENT_KINDS, type KeyEvent } from "#lib/domain/key-event.ts";
import { cutText } from "#lib/domain/well-formed.ts";

const MOST_TEXT = 200;
const MOST_ITEMS = 20;
/** The services whose calls are Bedrock's (CloudTrail `invokedBy`). */
const BEDROCK = ["bedrock.amazonaws.com", "bedrock-agentcore.amazonaws.com"];

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
    grantId: text(asObject(record?.responseElements).grantId) ?? text(request.grantId),
    operations: texts(request.operations),
    encryptionContext,
    tls: tlsOf(record),
    resources: [...new Set([...Object.values(encryptionContext), text(constraints.sourceArn) ?? ""])].filter((name) =>
      name.startsWith("arn:"),
    ),
    whole: record !== null,
  };
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
  return told.some((word) => BEDROCK.includes(word));
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
