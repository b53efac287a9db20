import { type FormNames, fromForm } from "./form-codec.ts";
import type { Wire, WireRequest } from "./wire.ts";
import { xmlElement, xmlMembers, xmlText } from "./xml-codec.ts";

const QUERY_NAMES: FormNames = {
  member: (name, schema) => String(schema.getMergedTraits().xmlName ?? name),
  item: (prefix, schema, index) => {
    if (schema.getMergedTraits().xmlFlattened === 1) return `${prefix}.${index}`;
    return `${prefix}.${schema.getValueSchema().getMergedTraits().xmlName ?? "member"}.${index}`;
  },
};

/** The fields of a form, from the body and the query alike. */
export function formFields(request: WireRequest): ReadonlyMap<string, string> {
  return new Map([...request.query, ...new URLSearchParams(request.body)]);
}

/** AWS query (STS, RDS …): a form with `Action`, XML answers in `<ActionResponse><ActionResult>`. */
export const query: Wire = {
  find(request, operations) {
    const action = formFields(request).get("Action");
    const operation = operations.find(({ name }) => name === action);
    return operation ? { operation, labels: {} } : null;
  },
  decode: (request, { operation }) => fromForm(operation.input, formFields(request), QUERY_NAMES),
  encode: ({ name, output: schema, service }, output, requestId) => ({
    status: 200,
    headers: { "content-type": "text/xml", "x-amzn-requestid": requestId },
    body: xmlElement(
      `${name}Response`,
      xmlElement(`${name}Result`, xmlMembers(schema, output)) +
        xmlElement("ResponseMetadata", xmlElement("RequestId", requestId)),
      service.xmlNamespace,
    ),
  }),
  encodeError: (error, requestId) => ({
    status: error.status,
    headers: { "content-type": "text/xml", "x-amzn-requestid": requestId, ...error.headers },
    body: xmlElement(
      "ErrorResponse",
      xmlElement(
        "Error",
        xmlElement("Type", error.status < 500 ? "Sender" : "Receiver") +
          xmlElement("Code", xmlText(error.code)) +
          xmlElement("Message", xmlText(error.message)),
      ) + xmlElement("RequestId", requestId),
    ),
  }),
};
