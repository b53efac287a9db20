/** Regions in which the demo company keeps Bedrock resources. */
export const CONTENT_REGIONS = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;
export type ContentRegion = (typeof CONTENT_REGIONS)[number];

/** What each of them holds of one kind. */
export type PerRegion<Item> = Readonly<Record<ContentRegion, readonly Item[]>>;

/** Enabled, but the endpoint does not know Bedrock's operations there. */
export const REGION_WITHOUT_BEDROCK = "ca-west-1";

/**
 * All Regions of the account. A real account cannot disable its opt-in-not-required Regions; this one has only those
 * with content, so that the scan of every enabled Region stays small.
 */
export const REGIONS: readonly { readonly name: string; readonly optIn: string }[] = [
  ...CONTENT_REGIONS.map((name) => ({ name, optIn: "opt-in-not-required" })),
  { name: REGION_WITHOUT_BEDROCK, optIn: "opted-in" },
  ...[
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-south-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-7",
    "eu-central-2",
    "eu-south-1",
    "eu-south-2",
    "il-central-1",
    "me-south-1",
    "mx-central-1",
  ].map((name) => ({ name, optIn: "not-opted-in" })),
];

/** Whether the account may use a Region at all. */
export function isEnabled(region: string): boolean {
  return REGIONS.some(({ name, optIn }) => name === region && optIn !== "not-opted-in");
}
