import type { Metadata } from "next";
import { SignInFailed } from "#components/access/sign-in-failed.tsx";
import { readSignInFailure } from "#lib/server/pages/sign-in-failed.ts";

export const metadata: Metadata = { title: "Not signed in" };

export default async function SignInFailedPage({ searchParams }: PageProps<"/auth/failed">) {
  return <SignInFailed why={readSignInFailure(await searchParams)} />;
}
