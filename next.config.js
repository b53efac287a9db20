/** @type {import("next").NextConfig} */
const config = {
  // Two servers may run from one tree, each with a build of its own.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // The container carries just what the server needs; npm start runs the same build where it lies.
  output: "standalone",
  outputFileTracingExcludes: {
    "*": ["node_modules/@img/**", "node_modules/sharp/**", "node_modules/node/**", "data/**"],
  },
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // The SDK's clients and the database stay Node modules: bundling them gains nothing and costs build time.
  serverExternalPackages: [
    "@aws-sdk/client-bedrock",
    "@aws-sdk/client-bedrock-agent",
    "@aws-sdk/client-bedrock-agent-runtime",
    "@aws-sdk/client-bedrock-agentcore",
    "@aws-sdk/client-bedrock-agentcore-control",
    "@aws-sdk/client-bedrock-data-automation",
    "@aws-sdk/client-bedrock-runtime",
    "@aws-sdk/client-cloudwatch-logs",
    "@aws-sdk/client-datazone",
    "@aws-sdk/client-ec2",
    "@aws-sdk/client-kendra",
    "@aws-sdk/client-kms",
    "@aws-sdk/client-lambda",
    "@aws-sdk/client-neptune-graph",
    "@aws-sdk/client-opensearch",
    "@aws-sdk/client-opensearchserverless",
    "@aws-sdk/client-rds",
    "@aws-sdk/client-redshift",
    "@aws-sdk/client-redshift-serverless",
    "@aws-sdk/client-s3",
    "@aws-sdk/client-s3vectors",
    "@aws-sdk/client-secrets-manager",
    "@aws-sdk/client-sts",
    "@smithy/node-http-handler",
    // One instance for pages and handlers: they hand its objects to each other.
    "openid-client",
    "rate-limiter-flexible",
    "kysely",
    "pino",
  ],
  typescript: {
    // `npm test` runs tsc over everything, tests included, before it builds.
    ignoreBuildErrors: true,
  },
};

export default config;
