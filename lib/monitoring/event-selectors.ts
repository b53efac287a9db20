import type { AdvancedField, AdvancedSelector, BasicSelector, EventSelection, Trail } from "#lib/domain/monitoring.ts";
import { type Certainty, certain, everyOf, someOf } from "./certainty.ts";
import { eventField, type MonitoredEvent } from "./monitored-event.ts";

const KMS = "kms.amazonaws.com";

/** Whether a trail covers a Region: its home Region, or every Region. */
export const covers = (trail: Trail, region: string): boolean => trail.isMultiRegion || trail.homeRegion === region;

/** Whether a trail logs that event of that Region. */
export function records(trail: Trail, region: string, event: MonitoredEvent): Certainty {
  if (!covers(trail, region)) return "no";
  return everyOf([isLogging(trail), selects(trail, region, event)]);
}

/** Whether logging is started. */
export function isLogging({ logging }: Trail): Certainty {
  return logging.kind === "read" ? certain(logging.value) : "cannot-tell";
}

/** Whether its event selectors include the event, whether or not logging is started. */
export function selects({ selection }: Trail, region: string, event: MonitoredEvent): Certainty {
  return selection.kind === "read" ? selectionMatches(selection.value, region, event) : "cannot-tell";
}

/**
 * An event that matches any selector is logged; a trail without selectors logs all management events
 * (SDK, PutEventSelectors).
 */
export function selectionMatches(selection: EventSelection, region: string, event: MonitoredEvent): Certainty {
  if (selection.selectors.length === 0) return "yes";
  return selection.kind === "basic"
    ? someOf(selection.selectors.map(basicMatches))
    : someOf(selection.selectors.map((selector) => advancedMatches(selector, region, event)));
}

function basicMatches({ readWrite, includesManagement, excludedSources }: BasicSelector): Certainty {
  return everyOf([certain(includesManagement), certain(!excludedSources.includes(KMS)), includesWrites(readWrite)]);
}

function includesWrites(readWrite: BasicSelector["readWrite"]): Certainty {
  if (readWrite === "All" || readWrite === "WriteOnly") return "yes";
  return readWrite === "ReadOnly" ? "no" : "cannot-tell";
}

/** All fields must match. A selector without an event category is not understood. */
function advancedMatches({ fields }: AdvancedSelector, region: string, event: MonitoredEvent): Certainty {
  const named: Certainty = fields.some(({ field }) => field === "eventCategory") ? "yes" : "cannot-tell";
  return everyOf([named, ...fields.map((field) => fieldMatches(field, region, event))]);
}

/**
 * One of the selecting conditions must hold, and all of the deselecting ones (AWS CloudTrail User Guide, "Logging
 * data events": how CloudTrail evaluates multiple conditions for a field).
 */
function fieldMatches(of: AdvancedField, region: string, event: MonitoredEvent): Certainty {
  const known = eventField(event, region, of.field);
  if (known === undefined || known === null) return "cannot-tell";
  const value = String(known);
  const { equals, startsWith, endsWith, notEquals, notStartsWith, notEndsWith } = of;
  const selecting = equals.length + startsWith.length + endsWith.length;
  const deselecting = notEquals.length + notStartsWith.length + notEndsWith.length;
  if (selecting + deselecting === 0) return "cannot-tell";
  const selected =
    equals.includes(value) || startsWith.some((s) => value.startsWith(s)) || endsWith.some((s) => value.endsWith(s));
  const deselected =
    notEquals.includes(value) ||
    notStartsWith.some((s) => value.startsWith(s)) ||
    notEndsWith.some((s) => value.endsWith(s));
  return certain((selecting === 0 || selected) && !deselected);
}
