import {
  type MetricFilter as DescribedFilter,
  DescribeMetricFiltersCommand,
  type DescribeMetricFiltersCommandOutput,
} from "@aws-sdk/client-cloudwatch-logs";
import { parseArn } from "#lib/domain/arn.ts";
import type { MetricFilter, TrailLogGroup } from "#lib/domain/monitoring.ts";
import { notOffered } from "#lib/domain/part-reason.ts";
import { listOrEmpty, text, texts } from "../answer-shapes.ts";
import type { ScanContext } from "../context.ts";
import { pageOf, readListed } from "./read-part.ts";

/** The metric filters of a log group, read in its own Region. Those of another account are not readable. */
export async function readLogGroup(context: ScanContext, arn: string): Promise<TrailLogGroup> {
  const parts = parseArn(arn);
  const named = parts?.service === "logs" && /^\d{12}$/.test(parts.accountId) ? parts : null;
  if (named && named.accountId !== context.identity.accountId)
    return { arn, region: named.region, filters: OTHER_ACCOUNT };
  // Without an ARN of a log group there is no Region to call: the part is unreadable, with a gap.
  const { region = "", resource = "" } = named ?? {};
  const logGroupName = resource.replace(/^log-group:/, "");
  const filters = await readListed(context, { region, subject: arn }, "cloudwatch-logs", {
    permission: "logs:DescribeMetricFilters",
    command: (nextToken) => new DescribeMetricFiltersCommand({ logGroupName, ...(nextToken ? { nextToken } : {}) }),
    page: (output) => {
      const { metricFilters, nextToken } = output as DescribeMetricFiltersCommandOutput;
      return pageOf(metricFilters, nextToken, toFilter);
    },
  });
  return { arn, region, filters };
}

const OTHER_ACCOUNT = notOffered("log-group-of-another-account");

const toFilter = (filter: DescribedFilter): MetricFilter => ({
  name: text(filter.filterName),
  // An empty pattern matches every event.
  pattern: filter.filterPattern ? text(filter.filterPattern) : "",
  metrics: listOrEmpty(filter.metricTransformations).map(({ metricNamespace, metricName, metricValue, dimensions }) => {
    const names = [...Object.keys(dimensions ?? {}), ...texts(filter.emitSystemFieldDimensions)];
    const metric = { namespace: text(metricNamespace), name: text(metricName), value: text(metricValue) };
    return names.length > 0 ? { ...metric, dimensions: names } : metric;
  }),
});
