import { setTimeout as sleep } from "node:timers/promises";
import { type DemoModel, demoModel } from "./account/demo-model.ts";
import { checkPermission } from "./account/permissions.ts";
import { type CallCounts, CallLedger } from "./call-counts.ts";
import { addressOf, listenOnLoopback } from "./http-server.ts";
import { demoOperations } from "./operations.ts";
import { dispatcher } from "./protocol/dispatch.ts";

export interface DemoOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Waited before every answer. */
  readonly latencyMs?: number;
  /** The largest page of a listing, whatever the caller asks for: AWS, too, may give fewer. */
  readonly pageSize?: number;
}

/** A running demo account. */
export interface DemoAccount {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  readonly model: DemoModel;
  readonly calls: { counts(): CallCounts; reset(): void };
  close(): Promise<void>;
}

/**
 * Starts the demo AWS account: a server on loopback that speaks AWS's wire protocols to unmodified SDK clients.
 * Any credentials will do.
 */
export async function startDemoAccount(options: DemoOptions = {}): Promise<DemoAccount> {
  const model = demoModel();
  const ledger = new CallLedger();
  const dispatch = dispatcher(
    demoOperations(model),
    { admit: checkPermission, distort: (_call, reply) => reply },
    options.pageSize ?? 10,
  );
  const server = await listenOnLoopback(options.port ?? 0, async (request, response) => {
    const { call, reply } = dispatch(request);
    if (call) ledger.record(call.operation, call.region);
    if (options.latencyMs) await sleep(options.latencyMs);
    response.writeHead(reply.status, reply.headers).end(reply.body);
  });
  return {
    url: addressOf(server),
    model,
    calls: ledger,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
