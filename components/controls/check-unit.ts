type Unit = readonly [one: string, many: string];

const PROTECTION = ["protection", "protections"] as const;
const RESOURCE = ["resource", "resources"] as const;
const KEY = ["key", "keys"] as const;
const GRANT = ["grant", "grants"] as const;
const REGION = ["Region", "Regions"] as const;
const DOMAIN = ["domain", "domains"] as const;

/** The unit of a control's failed checks. */
const UNITS: Readonly<Record<string, Unit>> = {
  "BEP-001": RESOURCE,
  "BEP-002": PROTECTION,
  "BEP-003": PROTECTION,
  "BEP-004": KEY,
  "BEP-005": KEY,
  "BEP-006": ["agent", "agents"],
  "BEP-007": ["account or project", "accounts or projects"],
  "BEP-010": PROTECTION,
  "BEP-011": KEY,
  "BEP-012": KEY,
  "BEP-013": KEY,
  "BEP-014": KEY,
  "BEP-020": GRANT,
  "BEP-021": PROTECTION,
  "BEP-022": GRANT,
  "BEP-023": GRANT,
  "BEP-024": GRANT,
  "BEP-030": KEY,
  "BEP-040": REGION,
  "BEP-041": REGION,
  "BEP-042": REGION,
  "BEP-043": REGION,
  "BEP-050": ["bucket", "buckets"],
  "BEP-051": DOMAIN,
  "BEP-052": DOMAIN,
  "BEP-053": REGION,
};

/** The noun for a control's failed checks: `11 keys`. */
export const unitOfFails = (control: string): Unit => UNITS[control] ?? ["finding", "findings"];

/** The noun for all checks of a control. A key whose grants could not be read counts once among the grants. */
export function unitOfChecks(control: string): Unit {
  const unit = unitOfFails(control);
  return unit === GRANT ? ["grant or key", "grants or keys"] : unit;
}
