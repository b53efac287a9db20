import { fromJson, parseJsonBody, toJson } from "./json-codec.ts";
import { isInBody, readBoundMembers } from "./rest-input.ts";
import { bodyMembers, headerMembers } from "./rest-output.ts";
import { findRestRoute } from "./rest-route.ts";
import type { Wire } from "./wire.ts";

/** AWS restJson1: route by method and path, JSON bodies. */
export const restJson: Wire = {
  find: (request, operations) => findRestRoute(request, operations, () => ""),
  decode(request, route) {
    const input = readBoundMembers(request, route);
    const body = parseJsonBody(request.body) as Readonly<Record<string, unknown>>;
    for (const [name, schema] of route.operation.input.structIterator()) {
      const value = isInBody(schema) ? fromJson(schema, body[name]) : undefined;
      if (value !== undefined) input[name] = value;
    }
    return input;
  },
  encode: (operation, output, requestId) => ({
    status: 200,
    headers: {
      "content-type": "application/json",
      "x-amzn-requestid": requestId,
      ...headerMembers(operation.output, output),
    },
    body: JSON.stringify({
      ...(toJson(operation.output, bodyMembers(operation.output, output)) as object),
      ...operation.undeclared,
    }),
  }),
  encodeError: (error, requestId) => ({
    status: error.status,
    headers: {
      "content-type": "application/json",
      "x-amzn-errortype": error.code,
      "x-amzn-requestid": requestId,
      ...error.headers,
    },
    body: JSON.stringify({ __type: error.code, message: error.message }),
  }),
};
