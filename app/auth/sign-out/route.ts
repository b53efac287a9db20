import type { NextRequest } from "next/server";
import { demandOwnOrigin } from "#lib/server/api/guard-request.ts";
import { Problem, problemResponse } from "#lib/server/api/problem.ts";
import { signOut } from "#lib/server/sign-in/enter.ts";

export async function POST(request: NextRequest): Promise<Response> {
  try {
    demandOwnOrigin(request);
    return await signOut(request);
  } catch (error) {
    if (error instanceof Problem) return problemResponse(error);
    throw error;
  }
}
