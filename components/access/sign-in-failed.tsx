import { ShieldX } from "lucide-react";
import { ButtonAnchor } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { SIGN_IN_FAILURES, type SignInFailure } from "#lib/domain/sign-in-failure.ts";
import { ROLE_GAP_ADVICE } from "./role-gap.ts";

const LOG = "The dashboard's log names the check that failed.";
const SENTENCES = {
  slow: "The identity provider did not answer in time. Try again in a minute; if it stays slow, ask whoever runs it.",
  unreachable: `The dashboard cannot connect to the identity provider. Its administrator should check POSTURE_OIDC_ISSUER, the network and the proxy settings. ${LOG}`,
  failing: "The identity provider answered with an error of its own. Try again in a minute.",
  setup: `The dashboard's sign-in settings and the identity provider do not fit together. Its administrator should compare them. ${LOG}`,
  client:
    "The identity provider does not accept the dashboard's client credentials. Its administrator should check POSTURE_OIDC_CLIENT_ID, POSTURE_OIDC_CLIENT_SECRET (it may have expired) and POSTURE_OIDC_CLIENT_AUTH.",
  denied:
    "The sign-in was cancelled or refused at the identity provider. Sign in again, or ask its administrator for access.",
  rejected: `The identity provider's answer failed a security check, so it was not accepted. Sign in again; if it stays so, tell the administrator. ${LOG}`,
  expired: "The sign-in took longer than ten minutes, or it began in another browser. Sign in again.",
  busy: "Too many sign-ins from your network failed in the last minute. Wait a minute, then sign in again.",
  "no-role":
    "Your sign-in succeeded, but none of your groups or roles may view this dashboard. Ask its administrator to add one of yours to POSTURE_VIEWERS or POSTURE_OPERATORS.",
  ...ROLE_GAP_ADVICE,
} as const satisfies Record<SignInFailure, string>;

/** Why a sign-in did not succeed, what to do, and the way to try again. */
export function SignInFailed({ why }: { why: string }) {
  const known = SIGN_IN_FAILURES.find((failure) => failure === why);
  return (
    <Empty Icon={ShieldX} title="You are not signed in" heading>
      <p className="mb-4">{known ? SENTENCES[known] : "The sign-in did not succeed."}</p>
      <ButtonAnchor look="primary" href="/auth/sign-in">
        Sign in
      </ButtonAnchor>
    </Empty>
  );
}
