/** The part of an ARN after its last colon: a bucket, log group or domain name. */
export const lastColon = (arn: string): string => arn.slice(arn.lastIndexOf(":") + 1);
