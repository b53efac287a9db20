/** The DNS suffix of each partition, in the order of the SDK's partition data: GovCloud has that of the standard one. */
export const DNS_SUFFIXES = [
  "amazonaws.com",
  "amazonaws.com.cn",
  "amazonaws.eu",
  "c2s.ic.gov",
  "sc2s.sgov.gov",
  "cloud.adc-e.uk",
  "csp.hci.ic.gov",
] as const;

const SERVICE = new RegExp(`^([a-z0-9-]+(?:\\.[a-z0-9-]+)*?)\\.(?:${DNS_SUFFIXES.join("|").replaceAll(".", "\\.")})$`);

/**
 * The name of a service principal, e.g. `bedrock.amazonaws.com`, with the suffix of the standard partition, which most
 * services use in every partition. Null for any other principal.
 */
export function serviceNameOf(principal: string): string | null {
  const [, name] = SERVICE.exec(principal) ?? [];
  return name ? `${name}.amazonaws.com` : null;
}
