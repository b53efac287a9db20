import { setTimeout as sleep } from "node:timers/promises";
import { type DemoModel, demoModel } from "./account/demo-model.ts";
import { checkPermission } from "./account/permissions.ts";
import { type CallCounts, CallLedger } from "./call-counts.ts";
import { answerControl } from "./control.ts";
import { deliver } from "./deliver.ts";
import { ActionGate } from "./faults/action-gate.ts";
import { DOCUMENTED_QUOTAS } from "./faults/documented-quotas.ts";
import { FaultBoard } from "./faults/fault-board.ts";
import type { FaultRule } from "./faults/fault-rule.ts";
import { RateQuotas } from "./faults/rate-quota.ts";
import { throttled } from "./faults/refusals.ts";
import { addressOf, listenOnLoopback } from "./http-server.ts";
import { demoOperations } from "./operations.ts";
import { dispatcher, type Guard } from "./protocol/dispatch.ts";

export interface DemoOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Generated resources beside those that are written down, up to 100,000. */
  readonly resources?: number;
  /** Waited before every answer. */
  readonly latencyMs?: number;
  /** The largest page of a listing, whatever size is requested: AWS may return fewer items too. */
  readonly pageSize?: number;
  /** Throttles above AWS's documented request quotas. */
  readonly quotas?: boolean;
  /** Regions that are enabled and have Bedrock, beside those of the account, and in which nothing is. */
  readonly emptyRegions?: readonly string[];
  /** The clock of the quotas, in milliseconds. */
  readonly clock?: () => number;
  /** Another state of the account. Default: as it is written down. */
  readonly state?: (today: DemoModel) => DemoModel;
}

/** A running demo account. */
export interface DemoAccount {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  readonly model: DemoModel;
  /** Calls that were understood, refused ones included. */
  readonly calls: { counts(): CallCounts; reset(): void };
  readonly faults: { set(rules: readonly FaultRule[]): void; setLatency(milliseconds: number): void };
  /** The IAM policy of the caller; without one, everything that the account itself allows. */
  readonly policy: { allowOnly(actions: readonly string[] | null): void };
  close(): Promise<void>;
}

/** The largest account that can be asked for. */
const MOST_RESOURCES = 100_000;

/** Small, so that the account that is written down has second pages; larger for a generated one. */
const PAGE_SIZE = { written: 10, generated: 100 };

/**
 * Starts the demo AWS account: a server on loopback with the wire protocols of AWS, for unmodified SDK clients.
 * Any credentials will do.
 *
 * @throws RangeError for more resources than it can have; the server's own error when the port is taken
 */
export async function startDemoAccount(options: DemoOptions = {}): Promise<DemoAccount> {
  const { port = 0, resources = 0, quotas = false, emptyRegions = [], clock = () => performance.now() } = options;
  const { state = (today) => today } = options;
  if (!Number.isInteger(resources) || resources < 0 || resources > MOST_RESOURCES) {
    throw new RangeError(`resources must be a whole number from 0 to ${MOST_RESOURCES}, not ${resources}`);
  }
  let latencyMs = options.latencyMs ?? 0;
  const model = state(demoModel(resources));
  const ledger = new CallLedger();
  const faults = new FaultBoard();
  const policy = new ActionGate();
  const rates = new RateQuotas();

  const guard: Guard = (call) => {
    ledger.record(call.operation, call.region);
    if (!emptyRegions.includes(call.region)) checkPermission(call);
    policy.check(call);
    const perSecond = quotas ? DOCUMENTED_QUOTAS[call.operation] : undefined;
    if (perSecond && !rates.take(`${call.operation} ${call.region}`, perSecond, clock())) throw throttled();
    return faults.treat(call);
  };
  const pageSize = options.pageSize ?? (resources > 0 ? PAGE_SIZE.generated : PAGE_SIZE.written);
  const dispatch = dispatcher(demoOperations(model), guard, pageSize);
  const controls = {
    ledger,
    apply(settings: { faults: readonly FaultRule[]; latencyMs?: number | undefined }) {
      faults.set(settings.faults);
      latencyMs = settings.latencyMs ?? 0;
    },
  };

  const server = await listenOnLoopback(port, async (request, response) => {
    const control = answerControl(request, controls);
    if (control) return deliver(control, { kind: "whole" }, response);
    const { reply, delivery } = dispatch(request);
    if (latencyMs > 0) await sleep(latencyMs);
    return deliver(reply, delivery, response);
  });

  return {
    url: addressOf(server),
    model,
    calls: ledger,
    faults: {
      set: (rules) => faults.set(rules),
      setLatency: (milliseconds) => {
        latencyMs = milliseconds;
      },
    },
    policy,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
