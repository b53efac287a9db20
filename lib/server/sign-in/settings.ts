import "server-only";
import { type CLIENT_AUTH, environment } from "../environment.ts";

const TIMEOUT_S = 10;

/** The sign-in configuration. */
export interface SignInSettings {
  /** The public address of the dashboard, without a trailing slash. */
  readonly url: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** Null: the one in the provider's metadata. */
  readonly clientAuth: (typeof CLIENT_AUTH)[number] | null;
  readonly scopes: string;
  readonly roleClaim: string;
  readonly operators: readonly string[];
  readonly viewers: readonly string[];
  readonly sessionSecret: string;
  /** How long the provider may take for one response, in seconds. */
  readonly timeoutS: number;
}

/**
 * The settings of sign-in; null if it is not configured: then only this machine reaches the dashboard.
 *
 * @throws EnvironmentError
 */
export function signInSettings(): SignInSettings | null {
  const variables = environment();
  const { POSTURE_URL, POSTURE_OIDC_ISSUER, POSTURE_OIDC_CLIENT_ID, POSTURE_SESSION_SECRET } = variables;
  if (!POSTURE_URL || !POSTURE_OIDC_ISSUER || !POSTURE_OIDC_CLIENT_ID || !POSTURE_SESSION_SECRET) return null;
  return {
    url: new URL(POSTURE_URL).origin,
    issuer: POSTURE_OIDC_ISSUER,
    clientId: POSTURE_OIDC_CLIENT_ID,
    clientSecret: variables.POSTURE_OIDC_CLIENT_SECRET,
    clientAuth: variables.POSTURE_OIDC_CLIENT_AUTH,
    scopes: variables.POSTURE_OIDC_SCOPES,
    roleClaim: variables.POSTURE_OIDC_ROLE_CLAIM,
    operators: variables.POSTURE_OPERATORS,
    viewers: variables.POSTURE_VIEWERS,
    sessionSecret: POSTURE_SESSION_SECRET,
    timeoutS: TIMEOUT_S,
  };
}
