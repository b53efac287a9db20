import { ShieldX } from "lucide-react";
import { ButtonAnchor } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

const SENTENCES = new Map(
  Object.entries({
    provider: "The OpenID Connect provider could not be asked. The dashboard's log says which way it failed.",
    expired: "The sign-in took longer than ten minutes, or it began in another browser. Nothing is wrong: begin again.",
    refused: "The provider's answer was not accepted. The dashboard's log says which check it failed.",
    "no-role": "The provider knows you, but nothing that it says of you lets you look at this dashboard.",
    busy: "There were too many sign-ins in the last minute. Wait a minute and begin again.",
  }),
);

/** Why a sign-in did not come to its end, and the way to try again. */
export function SignInFailed({ why }: { why: string }) {
  return (
    <Empty Icon={ShieldX} title="You are not signed in" heading>
      <p className="mb-4">{SENTENCES.get(why) ?? "The sign-in did not come to its end."}</p>
      <ButtonAnchor look="primary" href="/auth/sign-in">
        Sign in
      </ButtonAnchor>
    </Empty>
  );
}
