import type { UnderstoodCall } from "../protocol/dispatch.ts";
import { type Treatment, UNTOUCHED } from "../protocol/treatment.ts";
import { empty, emptyFirstPage, endlessToken, garbage, html, wrongTypes } from "./distortions.ts";
import type { FaultRule } from "./fault-rule.ts";
import { RateQuotas } from "./rate-quota.ts";
import { refusal, throttled } from "./refusals.ts";

/** The faults that are switched on. Of several that match a call, the first one counts. */
export class FaultBoard {
  #rules: readonly { readonly rule: FaultRule; used: number }[] = [];
  #quotas = new RateQuotas();

  /** Replaces all faults. */
  set(rules: readonly FaultRule[]): void {
    this.#rules = rules.map((rule) => ({ rule, used: 0 }));
    this.#quotas = new RateQuotas();
  }

  /** What happens to a call. Throws AwsError where it is refused. */
  treat(call: UnderstoodCall): Treatment {
    const entry = this.#rules.find(({ rule, used }) => used < (rule.times ?? Infinity) && matches(rule, call));
    if (!entry) return UNTOUCHED;
    entry.used += 1;
    const { rule } = entry;
    const error = refusal(rule.kind, call);
    if (error) throw error;
    if (rule.kind === "throttle" && !this.#isWithin(rule.perSecond, call)) throw throttled();
    return treatment(rule, call);
  }

  #isWithin(perSecond: number | undefined, { operation, region }: UnderstoodCall): boolean {
    return perSecond !== undefined && this.#quotas.take(`${operation} ${region}`, perSecond, performance.now());
  }
}

function matches({ operation, region, resource }: FaultRule, call: UnderstoodCall): boolean {
  if (region !== undefined && region !== call.region) return false;
  if (resource !== undefined && !JSON.stringify(call.input).includes(resource)) return false;
  return operation === "*" || operation === call.operation || operation === `${call.operation.split(":")[0]}:*`;
}

function treatment(rule: FaultRule, call: UnderstoodCall): Treatment {
  switch (rule.kind) {
    case "reset":
    case "hang":
    case "truncate":
      return { delivery: { kind: rule.kind } };
    case "slow":
      return { delivery: { kind: "slow", bytesPerSecond: rule.bytesPerSecond } };
    case "garbage":
      return { ...UNTOUCHED, distort: garbage };
    case "html":
      return { ...UNTOUCHED, distort: html };
    case "empty":
      return { ...UNTOUCHED, distort: empty };
    case "wrong-types":
      return { ...UNTOUCHED, distort: wrongTypes };
    case "endless-token":
      return { ...UNTOUCHED, reshape: endlessToken(call) };
    case "empty-first-page":
      return { ...UNTOUCHED, reshape: emptyFirstPage(call) };
    default:
      return UNTOUCHED;
  }
}
