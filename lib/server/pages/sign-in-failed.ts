import "server-only";
import { z } from "zod";
import { SIGN_IN_FAILURES, type SignInFailure } from "#lib/domain/sign-in-failure.ts";

const PAGE_PARAMETERS = z.object({
  why: z
    .union([z.string(), z.array(z.string()).transform(([first]) => first)])
    .pipe(z.enum(SIGN_IN_FAILURES))
    .nullable()
    .catch(null),
});

/** Reads the URL of the page: `why`; null for an unknown reason. */
export const readSignInFailure = (parameters: Readonly<Record<string, unknown>>): SignInFailure | null =>
  PAGE_PARAMETERS.parse(parameters).why;
