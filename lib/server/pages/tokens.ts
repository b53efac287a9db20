import "server-only";
import type { ApiToken } from "#lib/domain/visitor.ts";
import { databaseForVisitor } from "../of-posture.ts";

/** The API tokens, newest first, without their secrets. */
export async function apiTokens(): Promise<readonly ApiToken[]> {
  return (await databaseForVisitor()).tokens.list();
}
