import { isSamePartition } from "./partitions.ts";

/** What the SDK attaches to an error that came as an answer. */
interface Redirected {
  readonly name?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
}

/** S3 redirects to something that is not a Region of the partition. */
export class MalformedRedirect extends Error {
  override readonly name = "MalformedRedirect";
  constructor(to: string) {
    super(`S3 sends on to the Region "${to}" (x-amz-bucket-region), which this partition does not have`);
  }
}

/**
 * The Region that S3 sends a caller on to; null for any other error. The SDK could follow by itself
 * (`followRegionRedirects`), but it moves the whole client for that time: requests beside the redirected one are
 * sent to the wrong Region as well, or fail because "Region was not restored".
 *
 * @param from the Region that was called
 * @throws MalformedRedirect for anything but a Region of the same partition
 */
export function redirectedTo(thrown: unknown, from: string): string | null {
  const { name, $metadata, $response } = (thrown ?? {}) as Redirected;
  const to = $response?.headers?.["x-amz-bucket-region"];
  if (to === undefined || to === from || !isRedirect($metadata?.httpStatusCode, name)) return null;
  if (!isSamePartition(to, from)) throw new MalformedRedirect(to);
  return to;
}

/** For opt-in Regions S3 answers 400 (the SDK's own region-redirect middleware follows the same two). */
const isRedirect = (status: number | undefined, name: unknown): boolean =>
  status === 301 || (status === 400 && name === "IllegalLocationConstraintException");
