import type { $MemberSchema, $SchemaRef, StaticOperationSchema, StaticStructureSchema } from "@smithy/types";

/* The SDK's runtime schemas are tuples that begin with their kind; here the kinds have names. */

type Members = Readonly<Record<string, $SchemaRef>>;
type Structure = () => StaticStructureSchema;

export const TEXT = 0;
export const TIME = 5;

/** A text in the path of the request. */
export const LABEL: $MemberSchema = [TEXT, { httpLabel: 1 }];

/** The members of a request for one page, sent in its query. */
export const PAGE: Members = {
  maxResults: [1, { httpQuery: "maxResults" }],
  nextToken: [TEXT, { httpQuery: "nextToken" }],
};

export interface PageInput {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

/** The schemas of one service. */
export function schemasOf(namespace: string) {
  return {
    structure: (name: string, required: Members, optional: Members = {}): Structure => {
      const members = { ...required, ...optional };
      const count = Object.keys(required).length;
      return () => [3, namespace, name, 0, Object.keys(members), Object.values(members), count];
    },
    listOf: (item: Structure): $SchemaRef => {
      const name = `${item()[2]}List`;
      return () => [1, namespace, name, 0, item];
    },
    operation: (
      name: string,
      [method, path]: readonly ["GET" | "POST", string],
      input: Structure,
      output: Structure,
    ): StaticOperationSchema => [9, namespace, name, { http: [method, path, 200] }, input, output],
  };
}
