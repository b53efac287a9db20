import { LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import type { DemoModel } from "../account/demo-model.ts";
import { keyEvents } from "../account/key-events.ts";
import { daysAgo } from "../account/today.ts";
import { AwsError } from "../protocol/aws-error.ts";
import { handle } from "../protocol/operation.ts";

/** CloudTrail looks back so many days ("Viewing recent management events"). */
const DAYS_KEPT = 90;

/** The trail of a key: one lookup attribute at a time, in the Region that is asked. */
export function cloudTrailEventOperations({ keys }: DemoModel) {
  return [
    handle(LookupEventsCommand, (input, { region, page }) => {
      const { LookupAttributes = [], StartTime, EndTime, MaxResults, NextToken } = input;
      const [attribute] = LookupAttributes;
      if (LookupAttributes.length > 1) {
        throw new AwsError("InvalidLookupAttributesException", "You can specify only one lookup attribute.");
      }
      if (StartTime && EndTime && StartTime > EndTime) {
        throw new AwsError("InvalidTimeRangeException", "The start time is after the end time.");
      }
      const from = Math.max(StartTime?.getTime() ?? 0, daysAgo(DAYS_KEPT));
      const key = attribute?.AttributeKey === "ResourceName" && keys.find(attribute.AttributeValue ?? "", region);
      const events = (key ? keyEvents(key) : []).filter(
        ({ EventTime }) => EventTime && EventTime.getTime() >= from && (!EndTime || EventTime <= EndTime),
      );
      const { items, next } = page(events, NextToken, MaxResults, 50);
      return { Events: items, NextToken: next };
    }),
  ];
}
