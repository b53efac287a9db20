import { z } from "zod";
import type { CallLedger } from "./call-counts.ts";
import { type FaultSettings, faultSettings } from "./faults/fault-rule.ts";
import type { Reply, WireRequest } from "./protocol/wire.ts";

/** What the control addresses act on. */
export interface Controls {
  readonly ledger: CallLedger;
  apply(settings: FaultSettings): void;
}

/**
 * Answers `/_demo/…`: `PUT faults` sets faults and latency, `GET calls` counts calls, `DELETE calls` resets the counts.
 * Null for any other path.
 */
export function answerControl({ method, path, body }: WireRequest, controls: Controls): Reply | null {
  if (!path.startsWith("/_demo/")) return null;
  switch (`${method} ${path}`) {
    case "GET /_demo/calls":
      return json(200, controls.ledger.counts());
    case "DELETE /_demo/calls":
      controls.ledger.reset();
      return json(200, controls.ledger.counts());
    case "PUT /_demo/faults": {
      const settings = readSettings(body);
      if (!settings.ok) return json(400, { message: settings.message });
      controls.apply(settings.value);
      return json(200, settings.value);
    }
    default:
      return json(404, { message: "Known are GET and DELETE /_demo/calls, and PUT /_demo/faults." });
  }
}

type Read = { readonly ok: true; readonly value: FaultSettings } | { readonly ok: false; readonly message: string };

function readSettings(body: string): Read {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { ok: false, message: 'The body must be JSON: {"faults": […], "latencyMs": 0}' };
  }
  const result = faultSettings.safeParse(parsed);
  return result.success ? { ok: true, value: result.data } : { ok: false, message: z.prettifyError(result.error) };
}

function json(status: number, value: unknown): Reply {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}
