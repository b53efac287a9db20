import {
  ANSWER_TERMS,
  AWS_TERMS,
  CHANGE_TERMS,
  DASHBOARD_TERMS,
  FIT_TERMS,
  GAP_TERMS,
  KEY_STATE_TERMS,
  REMEDY_TERMS,
  ROTATION_TERMS,
  SCAN_STATE_TERMS,
  SEVERITY_TERMS,
  type Term,
  termsOf,
  UNKNOWN_TERMS,
  VERDICT_TERMS,
} from "#lib/domain/terms.ts";
import type { PathState } from "#lib/monitoring/notification-path.ts";

/** The states of an alert path. */
export const ALERTING_TERMS = termsOf<PathState>("alerting", {
  whole: {
    term: "Alerting configured",
    definition: "Every component of an alert path was read and passes the event on. Only a test proves the delivery.",
  },
  broken: {
    term: "No alerting",
    definition: "Every alert path has a missing component or one that does not match the event.",
  },
  "cannot-tell": {
    term: "Unknown",
    definition: "A component could not be read or evaluated, so an alert is possible but not verified.",
  },
});

/** A section of the glossary. */
export interface GlossarySection {
  readonly id: string;
  readonly title: string;
  readonly terms: readonly Term[];
}

const section = (id: string, title: string, terms: Readonly<Record<string, Term>>): GlossarySection => ({
  id,
  title,
  terms: Object.values(terms),
});

const byName = ({ terms, ...rest }: GlossarySection): GlossarySection => ({
  ...rest,
  terms: terms.toSorted((one, other) => one.term.localeCompare(other.term, "en")),
});

/** Every term that screens show; each has the anchor `id`. Values keep their order, terms are sorted by name. */
export const GLOSSARY: readonly GlossarySection[] = [
  byName(section("terms", "Terms of this dashboard", DASHBOARD_TERMS)),
  section("verdicts", "Verdicts", VERDICT_TERMS),
  section("unknown", "Reasons of the verdict Unknown", UNKNOWN_TERMS),
  section("statuses", "Statuses of a control", ANSWER_TERMS),
  section("severities", "Severities of a control", SEVERITY_TERMS),
  section("gaps", "Gaps by cause", GAP_TERMS),
  section("key-states", "Key states", KEY_STATE_TERMS),
  section("rotation", "Key rotation", ROTATION_TERMS),
  section("permissions", "Key policy permissions", FIT_TERMS),
  section("remediation", "Kinds of remediation", REMEDY_TERMS),
  section("alerting", "Alerting", ALERTING_TERMS),
  section("changes", "Kinds of change", CHANGE_TERMS),
  section("scan-states", "Scan states", SCAN_STATE_TERMS),
  byName(section("aws", "AWS terms", AWS_TERMS)),
];
