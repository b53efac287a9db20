import type { Metadata } from "next";
import { SignedOut } from "#components/access/signed-out.tsx";
import { providerSignOut } from "#lib/server/sign-in/enter.ts";

export const metadata: Metadata = { title: "Signed out" };

export default async function SignedOutPage() {
  return <SignedOut provider={await providerSignOut()} />;
}
