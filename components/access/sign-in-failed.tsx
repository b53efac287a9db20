import { ShieldX } from "lucide-react";
import { ButtonAnchor } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import type { SignInFailure } from "#lib/domain/sign-in-failure.ts";
import { ROLE_GAP_ADVICE } from "./role-gap.ts";

const LOG = "The dashboard's log names the failed check.";
const SENTENCES = {
  slow: "The identity provider did not respond in time. Try again in a minute, or contact its administrator.",
  unreachable: `The identity provider could not be reached. An administrator should check POSTURE_OIDC_ISSUER, the network and the proxy settings. ${LOG}`,
  failing: "The identity provider reported an internal error. Try again in a minute.",
  setup: `The dashboard's sign-in settings do not match the identity provider's. An administrator should compare them. ${LOG}`,
  client:
    "The identity provider rejected the dashboard's client credentials. An administrator should check POSTURE_OIDC_CLIENT_ID, POSTURE_OIDC_CLIENT_SECRET (it may have expired) and POSTURE_OIDC_CLIENT_AUTH.",
  denied:
    "The sign-in was cancelled or denied at the identity provider. Sign in again, or ask an administrator for access.",
  rejected: `The identity provider's response failed a security check and was rejected. Sign in again; if this repeats, contact an administrator. ${LOG}`,
  expired: "The sign-in took longer than ten minutes, or it began in another browser. Try again.",
  busy: "Too many sign-ins from your network failed in the last minute. Wait a minute, then sign in again.",
  "no-role":
    "You signed in, but none of your groups or roles has access to this dashboard. Ask an administrator to add one of them to POSTURE_VIEWERS or POSTURE_OPERATORS.",
  ...ROLE_GAP_ADVICE,
} as const satisfies Record<SignInFailure, string>;

/** Why a sign-in failed, what to do, and a button to try again. */
export function SignInFailed({ why }: { why: SignInFailure | null }) {
  return (
    <Empty Icon={ShieldX} title="You are not signed in" heading>
      <p className="mb-4">{why ? SENTENCES[why] : "The sign-in failed."}</p>
      <ButtonAnchor look="primary" href="/auth/sign-in">
        Sign in
      </ButtonAnchor>
    </Empty>
  );
}
