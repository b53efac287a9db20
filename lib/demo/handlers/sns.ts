import { GetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { ACCOUNT_ID, PRINCIPAL_ARN } from "../account/identity.ts";
import { keyParts } from "../account/key-model.ts";
import { topicAt } from "../account/monitoring/monitoring.ts";
import { AwsError } from "../protocol/aws-error.ts";
import { handle } from "../protocol/operation.ts";

export const snsOperations = [
  handle(GetTopicAttributesCommand, ({ TopicArn = "" }, { region }) => {
    const topic = topicAt(TopicArn);
    const { accountId, region: home } = keyParts(TopicArn);
    if (!topic || home !== region) throw new AwsError("NotFound", "Topic does not exist", 404);
    if (accountId !== ACCOUNT_ID) {
      const refusal = `User: ${PRINCIPAL_ARN} is not authorized to perform: SNS:GetTopicAttributes on resource: ${TopicArn}`;
      throw new AwsError("AuthorizationError", refusal, 403);
    }
    return {
      Attributes: {
        TopicArn,
        Owner: accountId,
        SubscriptionsConfirmed: String(topic.confirmed),
        SubscriptionsPending: String(topic.pending),
        SubscriptionsDeleted: "0",
      },
    };
  }),
];
