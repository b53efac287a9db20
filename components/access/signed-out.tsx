import { LogOut } from "lucide-react";
import { ButtonAnchor } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

/** Where a sign-out ends. `provider`: where the provider's own session can be ended. */
export function SignedOut({ provider }: { provider: string | null }) {
  return (
    <Empty Icon={LogOut} title="You are signed out" heading>
      <p className="mb-4">
        The dashboard has forgotten your session.
        {provider !== null && " The provider has not: as long as it knows you, signing in again asks for nothing."}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <ButtonAnchor look="primary" href="/auth/sign-in">
          Sign in
        </ButtonAnchor>
        {provider !== null && <ButtonAnchor href={provider}>Sign out at the provider too</ButtonAnchor>}
      </div>
    </Empty>
  );
}
