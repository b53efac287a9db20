import { LogOut } from "lucide-react";
import { ButtonAnchor } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

/** The page after a sign-out. `provider`: the address that ends the provider's own session. */
export function SignedOut({ provider }: { provider: string | null }) {
  return (
    <Empty Icon={LogOut} title="You are signed out" heading>
      <p className="mb-4">
        You are signed out of this dashboard.
        {provider !== null && " You may still be signed in at your identity provider."}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <ButtonAnchor look="primary" href="/auth/sign-in">
          Sign in
        </ButtonAnchor>
        {provider !== null && <ButtonAnchor href={provider}>Sign out at the identity provider</ButtonAnchor>}
      </div>
    </Empty>
  );
}
