import type { Event } from "@aws-sdk/client-cloudtrail";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOwnRead, toKeyEvent } from "./to-key-event.ts";

const LISTED: Event = { EventId: "e", EventName: "Decrypt", EventTime: new Date(0), ReadOnly: "true", Username: "ann" };
const event = (record: unknown, listed: Event = {}) =>
  toKeyEvent({ ...LISTED, ...listed, CloudTrailEvent: typeof record === "string" ? record : JSON.stringify(record) });

describe("a record may hold anything", () => {
  test("whatever it is, an event comes of it and nothing is thrown", () => {
    const anything = fc.anything({ withNullPrototype: true });
    const members = ["userIdentity", "requestParameters", "responseElements", "tlsDetails", "errorCode", "userAgent"];
    const records = fc.dictionary(fc.constantFrom(...members, "__proto__"), anything);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          records.map((each) => JSON.stringify(each) ?? ""),
          fc.string(),
        ),
        (text) => {
          const read = event(text);
          expect(read?.id).toBe("e");
          expect(JSON.stringify(read).length).toBeLessThan(20_000);
        },
      ),
    );
  });

  test("one that is broken keeps what the listing says, and says so", () => {
    expect(event('{"eventName"')).toMatchObject({ name: "Decrypt", by: { principal: "ann" }, whole: false, tls: null });
  });

  test("long and numerous members are cut", () => {
    const encryptionContext = Object.fromEntries(
      Array.from({ length: 90 }, (_, n) => [`${n}-${"k".repeat(400)}`, "v"]),
    );
    const read = event({ userAgent: "x".repeat(900), requestParameters: { encryptionContext } });
    expect(read?.userAgent?.length).toBe(200);
    expect(Object.keys(read?.encryptionContext ?? {}).length).toBe(20);
  });

  test("what was asked and answered is not kept", () => {
    const read = event({
      requestParameters: { policy: "SECRET", keyId: "SECRET" },
      responseElements: { plain: "SECRET" },
    });
    expect(JSON.stringify(read)).not.toContain("SECRET");
  });
});

describe("a use is Bedrock's", () => {
  test("by AWS's own member, never by a user agent that any caller may send", () => {
    expect(event({ userIdentity: { invokedBy: "bedrock.amazonaws.com" } })?.byBedrock).toBe(true);
    expect(event({ sourceIPAddress: "bedrock-agentcore.amazonaws.com" })?.byBedrock).toBe(true);
    expect(event({ sourceIPAddress: "198.51.100.1", userAgent: "bedrock.amazonaws.com" })?.byBedrock).toBe(false);
  });

  test.each([
    ["bedrock.us-east-1.amazonaws.com", true],
    ["bedrock-agentcore.eu-central-1.amazonaws.com", true],
    ["bedrock-agentcore-identity.us-west-2.amazonaws.com", true],
    ["bedrock-agentcore-identity.amazonaws.com", true],
    ["bedrock.amazonaws.com.cn", true],
    ["bedrock.cn-north-1.amazonaws.com.cn", true],
    ["bedrockish.amazonaws.com", false],
    ["s3.amazonaws.com", false],
    ["bedrock.us-east-1.amazonaws.com.example.org", false],
    ["AWS Internal", false],
  ])("by a service principal with a Region or of a part of Bedrock: %s", (invokedBy, is) => {
    expect(event({ userIdentity: { invokedBy } })?.byBedrock).toBe(is);
  });

  test("by the user agent where the record has nothing else", () => {
    expect(event({ userAgent: "bedrock.amazonaws.com" })?.byBedrock).toBe(true);
  });
});

describe("a read is the scanner's own", () => {
  const role = "arn:aws:sts::1:assumed-role/PostureReadOnly";
  const by = (arn: string, ReadOnly = "true") =>
    isOwnRead({ ...LISTED, ReadOnly, CloudTrailEvent: JSON.stringify({ userIdentity: { arn } }) }, `${role}/one`);

  test("in any session of its role, and only where it changes nothing", () => {
    expect(by(`${role}/two`)).toBe(true);
    expect(by(`${role}/two`, "false")).toBe(false);
    expect(by("arn:aws:sts::1:assumed-role/Admin/one")).toBe(false);
  });
});

test("calls that neither use nor change a key are not kept", () => {
  expect(event({}, { EventName: "DescribeKey" })).toBeNull();
  expect(event({}, { EventName: "constructor" })).toBeNull();
  expect(event({}, { EventTime: new Date(Number.NaN) })).toBeNull();
});

/* Records as the KMS Developer Guide shows them, without what is not read. */
describe("a record of KMS has its members where AWS documents them", () => {
  test("ReEncrypt has a context for each of its keys, and both name resources", () => {
    const [from, to] = ["arn:aws:bedrock:us-east-1:1:agent/A", "arn:aws:bedrock:us-east-1:1:agent/B"];
    const requestParameters = {
      sourceEncryptionContext: { "aws:bedrock:arn": from },
      destinationKeyId: "0987dcba-09fe-87dc-65ba-ab0987654321",
      destinationEncryptionContext: { "aws:bedrock:arn": to, Level: "3A" },
    };
    const read = event({ requestParameters, responseElements: null }, { EventName: "ReEncrypt" });
    expect(read).toMatchObject({ kind: "use", resources: [from, to] });
    expect(read?.encryptionContext).toEqual({
      "sourceEncryptionContext.aws:bedrock:arn": from,
      "destinationEncryptionContext.aws:bedrock:arn": to,
      "destinationEncryptionContext.Level": "3A",
    });
  });

  test("RetireGrant has the grant's id in additionalEventData, and nothing else that names it", () => {
    const record = { requestParameters: null, responseElements: null, additionalEventData: { grantId: "abcde1237" } };
    expect(event(record, { EventName: "RetireGrant" })?.grantId).toBe("abcde1237");
  });

  test.each([
    "DeleteKey",
    "DeleteExpiredKeyMaterial",
    "DeleteImportedKeyMaterial",
    "CreateAlias",
    "UpdateAlias",
    "DeleteAlias",
    "RotateKey",
    "RotateKeyOnDemand",
    "CreateKey",
    "ReplicateKey",
    "UpdatePrimaryRegion",
    "SynchronizeMultiRegionKey",
  ])("%s belongs to a key's history, made by KMS itself too", (EventName) => {
    const userIdentity = { accountId: "111122223333", invokedBy: "AWS Internal" };
    const record = { userIdentity, sourceIPAddress: "AWS Internal", requestParameters: null, responseElements: null };
    expect(event(record, { EventName })).toMatchObject({
      kind: "change",
      by: { principal: null, service: "AWS Internal" },
      byBedrock: false,
    });
  });
});
