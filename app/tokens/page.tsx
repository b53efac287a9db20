import type { Metadata } from "next";
import { Tokens } from "#components/access/tokens.tsx";
import { apiTokens } from "#lib/server/pages/tokens.ts";
import { currentVisitor } from "#lib/server/sign-in/visitor.ts";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const visitor = await currentVisitor();
  const mayKeep = visitor?.via === "session" && visitor.role === "operator";
  return <Tokens tokens={mayKeep ? await apiTokens() : null} isLocal={visitor?.via === "local"} now={new Date()} />;
}
