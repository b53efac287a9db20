import { createHash } from "node:crypto";
import type { Operation } from "./operation.ts";
import { readBoundMembers } from "./rest-input.ts";
import { bodyMembers, headerMembers } from "./rest-output.ts";
import { findRestRoute } from "./rest-route.ts";
import type { Reply, Wire } from "./wire.ts";
import { xmlElement, xmlMembers, xmlText } from "./xml-codec.ts";

/** S3's REST-XML with path-style addressing: the bucket is the first segment of every path. Requests without bodies only. */
export const restXml: Wire = {
  find: (request, operations) => findRestRoute(request, operations, bucketPrefix),
  decode: readBoundMembers,
  encode: (operation, output, requestId) => ({
    status: 200,
    headers: { ...s3Headers(requestId, "application/xml"), ...headerMembers(operation.output, output) },
    body: encodeBody(operation, bodyMembers(operation.output, output) as Readonly<Record<string, unknown>>),
  }),
  encodeError: (error, requestId): Reply => ({
    status: error.status,
    headers: { ...s3Headers(requestId, "application/xml"), ...error.headers },
    body: xmlElement(
      "Error",
      xmlElement("Code", xmlText(error.code)) +
        xmlElement("Message", xmlText(error.message)) +
        xmlElement("RequestId", requestId),
    ),
  }),
};

function bucketPrefix({ input }: Operation): string {
  return Object.hasOwn(input.getMemberSchemas(), "Bucket") ? "/{Bucket}" : "";
}

function s3Headers(requestId: string, contentType: string): Record<string, string> {
  const extended = createHash("sha256").update(requestId).digest("base64");
  return { "content-type": contentType, "x-amz-request-id": requestId, "x-amz-id-2": extended };
}

function encodeBody({ output: schema, service }: Operation, output: Readonly<Record<string, unknown>>): string {
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits();
    if (!traits.httpPayload) continue;
    const payload = output[name];
    if (typeof payload === "string") return payload;
    const element = typeof traits.xmlName === "string" ? traits.xmlName : (member.getName() ?? name);
    return xmlElement(element, xmlMembers(member, Object(payload)), service.xmlNamespace);
  }
  const { xmlName } = schema.getMergedTraits();
  const element = typeof xmlName === "string" ? xmlName : (schema.getName() ?? "");
  // GetBucketLocation's only member is the element itself (Smithy trait s3UnwrappedXmlOutput).
  const unwrapped = output[element];
  const content = typeof unwrapped === "string" ? xmlText(unwrapped) : xmlMembers(schema, output);
  return xmlElement(element, content, service.xmlNamespace);
}
