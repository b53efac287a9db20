import type { Metadata } from "next";
import { SignInFailed } from "#components/access/sign-in-failed.tsx";

export const metadata: Metadata = { title: "Not signed in" };

export default async function SignInFailedPage({ searchParams }: PageProps<"/auth/failed">) {
  const { why } = await searchParams;
  return <SignInFailed why={[why].flat()[0] ?? ""} />;
}
