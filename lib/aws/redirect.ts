/** What the SDK attaches to an error that came as an answer. */
interface Redirected {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
}

/**
 * The Region that S3 sends a caller on to; null for any other error. The SDK could follow by itself
 * (`followRegionRedirects`), but it moves the whole client for that time: requests beside the redirected one are
 * sent to the wrong Region as well, or fail because "Region was not restored".
 */
export function redirectedTo(thrown: unknown): string | null {
  const { $metadata, $response } = (thrown ?? {}) as Redirected;
  return $metadata?.httpStatusCode === 301 ? ($response?.headers?.["x-amz-bucket-region"] ?? null) : null;
}
