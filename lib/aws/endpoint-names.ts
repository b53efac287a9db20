/** The part of an SDK client that knows the service's host names. */
export interface NamedClient {
  readonly config: {
    /** The service's endpoint rules, as every client of the SDK carries them. */
    readonly endpointProvider: (parameters: {
      readonly Region: string;
      readonly UseFIPS: boolean;
      readonly UseDualStack: boolean;
    }) => { readonly url: URL };
    readonly useFipsEndpoint: () => Promise<boolean>;
    readonly useDualstackEndpoint: () => Promise<boolean>;
  };
}

/** The host names that AWS has for a service in a Region. */
export interface EndpointNames {
  /** Neither FIPS nor dual-stack. */
  readonly standard: string;
  /** The one that the SDK's settings choose, without any endpoint override. */
  readonly configured: string;
}

/**
 * Asks the SDK's own endpoint rules. Makes no call. Null where the rules need to know more than the Region (Neptune
 * Analytics has a name for each of its two APIs).
 */
export async function endpointNames({ config }: NamedClient, region: string): Promise<EndpointNames | null> {
  const { useFipsEndpoint: fips, useDualstackEndpoint: dualStack } = config;
  const [UseFIPS, UseDualStack] = await Promise.all([fips(), dualStack()]);
  const nameOf = (settings: { UseFIPS: boolean; UseDualStack: boolean }) =>
    config.endpointProvider({ Region: region, ...settings }).url.hostname;
  try {
    return { standard: nameOf({ UseFIPS: false, UseDualStack: false }), configured: nameOf({ UseFIPS, UseDualStack }) };
  } catch {
    return null;
  }
}

/** Whether a request to a host went to AWS's own endpoint of the service. S3 puts the bucket before the name. */
export const isOwnEndpoint = (host: string | null, { configured }: EndpointNames): boolean =>
  host === configured || Boolean(host?.endsWith(`.${configured}`));
