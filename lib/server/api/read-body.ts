import "server-only";
import type { z } from "zod";
import { Problem } from "./problem.ts";

const LARGEST_BODY = 16_384;

/**
 * Reads a JSON body by its schema; an empty body counts as `{}`.
 *
 * @throws Problem 400 with the invalid member, 413, 415
 */
export async function readBody<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.infer<Schema>> {
  const text = await boundedText(request);
  const parsed = schema.safeParse(text === "" ? {} : parseJson(request, text));
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map(
    ({ path, message }) => `${path.join(".") || "The request body"}: ${message}.`,
  );
  throw new Problem(400, sentences.join(" "));
}

function parseJson(request: Request, text: string): unknown {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new Problem(415, "The request body must have the type application/json.");
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, "The request body is not valid JSON.");
  }
}

async function boundedText(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) throw new Problem(413, `The request body exceeds ${LARGEST_BODY} bytes.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
