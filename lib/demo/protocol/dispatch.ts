import { randomUUID } from "node:crypto";
import { AwsError, unknownOperation } from "./aws-error.ts";
import { awsJson } from "./aws-json.ts";
import { ec2Query } from "./ec2-query.ts";
import type { Call, Operation } from "./operation.ts";
import { cutPage, listingId } from "./paging.ts";
import { query } from "./query.ts";
import { restJson } from "./rest-json.ts";
import { restXml } from "./rest-xml.ts";
import type { WireName } from "./services.ts";
import { type CredentialScope, readCredentialScope } from "./signature.ts";
import type { Delivery, Treatment } from "./treatment.ts";
import type { Reply, Wire, WireRequest } from "./wire.ts";

const WIRES: Readonly<Record<WireName, Wire>> = {
  "rest-json": restJson,
  "aws-json": awsJson,
  query,
  ec2: ec2Query,
  "rest-xml": restXml,
};

/** A call that was understood: who is asked for what, where. */
export interface UnderstoodCall {
  /** Service prefix and operation, e.g. `bedrock:GetCustomModel`. */
  readonly operation: string;
  readonly signingName: string;
  readonly region: string;
  readonly input: object;
}

/** What stands between a call and its answer: permissions, quotas, faults. Throws AwsError to refuse the call. */
export type Guard = (call: UnderstoodCall) => Treatment;

export interface Dispatched {
  readonly reply: Reply;
  readonly delivery: Delivery;
}

/** Makes the function that answers requests with the given operations. */
export function dispatcher(operations: readonly Operation[], guard: Guard, pageSize: number) {
  const byService = Map.groupBy(operations, ({ service }) => service.signingName);

  /** The operation's answer, which may be a refusal of its own. */
  function answer(wire: Wire, operation: Operation, call: UnderstoodCall, { reshape }: Treatment): Reply {
    const requestId = randomUUID();
    try {
      const output = operation.answer(call.input, pagedCall(call, pageSize));
      return wire.encode(operation, reshape?.(output, operation) ?? output, requestId);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return wire.encodeError(error, requestId);
    }
  }

  return (request: WireRequest): Dispatched => {
    const scope = readCredentialScope(singleHeader(request, "authorization"));
    const known = byService.get(scope?.signingName ?? "") ?? [];
    const wire = known[0] ? WIRES[known[0].service.wire] : guessWire(request);
    try {
      const { call, operation } = understand(request, scope, wire, known);
      const treatment = guard(call);
      const reply = answer(wire, operation, call, treatment);
      return { reply: treatment.distort?.(reply) ?? reply, delivery: treatment.delivery };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return { reply: wire.encodeError(error, randomUUID()), delivery: { kind: "whole" } };
    }
  };
}

function understand(
  request: WireRequest,
  scope: CredentialScope | null,
  wire: Wire,
  known: readonly Operation[],
): { call: UnderstoodCall; operation: Operation } {
  if (!scope) throw new AwsError("MissingAuthenticationTokenException", "Request is missing Authentication Token", 403);
  const route = wire.find(request, known);
  if (!route) throw unknownOperation();
  const { region, signingName } = scope;
  const input = wire.decode(request, route);
  const { name, service } = route.operation;
  const operation = `${service.actionPrefix ?? signingName}:${name}`;
  return { call: { operation, signingName, region, input }, operation: route.operation };
}

function pagedCall({ operation, region, input }: UnderstoodCall, pageSize: number): Call {
  return {
    region,
    page(items, token, size, most) {
      if (size !== undefined && (size < 1 || size > most)) {
        throw new AwsError("ValidationException", `The page size must be between 1 and ${most}, not ${size}.`);
      }
      return cutPage(items, token, Math.min(size ?? pageSize, pageSize), listingId(operation, region, input));
    },
  };
}

/** The protocol in which an error is best understood when the service is unknown. */
function guessWire(request: WireRequest): Wire {
  if (request.headers["x-amz-target"]) return awsJson;
  return singleHeader(request, "content-type")?.startsWith("application/x-www-form-urlencoded") ? query : restJson;
}

function singleHeader(request: WireRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
