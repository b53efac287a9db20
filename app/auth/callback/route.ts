import type { NextRequest } from "next/server";
import { fromProvider } from "#lib/server/sign-in/enter.ts";

export const GET = (request: NextRequest): Promise<Response> => fromProvider(request);
