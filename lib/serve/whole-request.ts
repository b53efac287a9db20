import { IncomingMessage } from "node:http";

/** The request with its whole body, or why there is none: too long, or the client disconnected. */
export type WholeRequest = IncomingMessage | "too-long" | "gone";

/**
 * Reads the body of a request, up to `mostBytes`, and returns a request with it. Next copies each streamed body, up to
 * 10 MB, and reports an interrupted one to the console.
 */
export async function wholeRequest(request: IncomingMessage, mostBytes: number): Promise<WholeRequest> {
  if (!hasBody(request)) return request;
  if (Number(request.headers["content-length"] ?? 0) > mostBytes) return "too-long";
  const body = await bodyOf(request, mostBytes);
  return typeof body === "string" ? body : withBody(request, body);
}

/** RFC 9112, section 6.3: a request without either header has no body. */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function bodyOf(request: IncomingMessage, mostBytes: number): Promise<Buffer | "too-long" | "gone"> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) resolve("too-long");
      else chunks.push(chunk);
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    for (const event of ["close", "error"]) request.once(event, () => resolve("gone"));
  });
}

function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  const whole = new IncomingMessage(request.socket);
  Object.assign(whole, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor });
  whole.push(body);
  whole.push(null);
  whole.complete = true;
  return whole;
}
