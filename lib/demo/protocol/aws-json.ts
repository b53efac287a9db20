import { fromJson, parseJsonBody, toJson } from "./json-codec.ts";
import type { Wire } from "./wire.ts";

/** AWS JSON 1.0 and 1.1: everything is a POST, the operation stands in `X-Amz-Target`. */
export const awsJson: Wire = {
  find(request, operations) {
    const target = request.headers["x-amz-target"];
    const operation = operations.find(({ service, name }) => `${service.target}.${name}` === target);
    return operation ? { operation, labels: {} } : null;
  },
  decode: (request, { operation }) => fromJson(operation.input, parseJsonBody(request.body)) as object,
  encode: (operation, output, requestId) => ({
    status: 200,
    headers: {
      "content-type": `application/x-amz-json-${operation.service.jsonVersion ?? "1.1"}`,
      "x-amzn-requestid": requestId,
    },
    body: JSON.stringify(toJson(operation.output, output)),
  }),
  encodeError: (error, requestId) => ({
    status: error.status,
    headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId, ...error.headers },
    body: JSON.stringify({ __type: error.code, message: error.message }),
  }),
};
