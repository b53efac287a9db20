import type { NextRequest } from "next/server";
import { toProvider } from "#lib/server/sign-in/enter.ts";

export const GET = (request: NextRequest): Promise<Response> => toProvider(request);
