/** The six parts of an Amazon Resource Name. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  /** Everything after the account, colons included. */
  readonly resource: string;
}

/** Splits an ARN; null for anything that is not one. */
export function parseArn(text: string): Arn | null {
  const [prefix, partition, service, region, accountId, ...rest] = text.split(":");
  if (prefix !== "arn" || !partition || !service || rest.length === 0) return null;
  return { partition, service, region: region ?? "", accountId: accountId ?? "", resource: rest.join(":") };
}

/** Puts an ARN together. */
export function formatArn(arn: Arn): string {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.accountId}:${arn.resource}`;
}

/** The last `/`-separated segment of an ARN or id: the id that most Get calls take. */
export function lastSegment(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
