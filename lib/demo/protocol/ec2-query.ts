import { type FormNames, fromForm } from "./form-codec.ts";
import { formFields, query } from "./query.ts";
import type { Wire } from "./wire.ts";
import { xmlElement, xmlMembers, xmlText } from "./xml-codec.ts";

/** EC2 capitalises its names and never says `member` (Smithy "AWS EC2 query protocol"). */
const EC2_NAMES: FormNames = {
  member(name, schema) {
    const { ec2QueryName, xmlName } = schema.getMergedTraits();
    const given = typeof xmlName === "string" ? xmlName : name;
    return typeof ec2QueryName === "string" ? ec2QueryName : given.charAt(0).toUpperCase() + given.slice(1);
  },
  item: (prefix, _schema, index) => `${prefix}.${index}`,
};

/** EC2's own dialect of AWS query. */
export const ec2Query: Wire = {
  find: query.find,
  decode: (request, { operation }) => fromForm(operation.input, formFields(request), EC2_NAMES),
  encode: ({ name, output: schema, service }, output, requestId) => ({
    status: 200,
    headers: { "content-type": "text/xml;charset=UTF-8", "x-amzn-requestid": requestId },
    body: xmlElement(
      `${name}Response`,
      xmlElement("requestId", requestId) + xmlMembers(schema, output),
      service.xmlNamespace,
    ),
  }),
  encodeError: (error, requestId) => ({
    status: error.status,
    headers: { "content-type": "text/xml;charset=UTF-8", "x-amzn-requestid": requestId, ...error.headers },
    body: xmlElement(
      "Response",
      xmlElement(
        "Errors",
        xmlElement("Error", xmlElement("Code", xmlText(error.code)) + xmlElement("Message", xmlText(error.message))),
      ) + xmlElement("RequestID", requestId),
    ),
  }),
};
