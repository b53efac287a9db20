import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** For tests: a home folder with AWS's files, and an endpoint that says with which access key it was asked. */
export interface CredentialsLab {
  readonly url: string;
  /** What was asked of the endpoint, as `METHOD /path body`. */
  readonly asked: readonly string[];
  /** Writes a file of the home folder and returns its path. */
  write(path: string, text: string): string;
  /** Writes the SSO token of a start URL or session. */
  writeSsoToken(id: string, accessToken: string, expiresAt: string): void;
  close(): Promise<void>;
}

/** Starts one, with nothing else in the environment that could give credentials. */
export async function startCredentialsLab(): Promise<CredentialsLab> {
  const home = mkdtempSync(join(tmpdir(), "posture-home-"));
  for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
  Object.assign(process.env, { HOME: home, AWS_EC2_METADATA_DISABLED: "true" });
  const asked: string[] = [];
  const server = createServer(answerAsAws(asked));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.AWS_ENDPOINT_URL = url;
  const write = (path: string, text: string) => {
    const file = join(home, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  return {
    url,
    asked,
    write,
    writeSsoToken(id, accessToken, expiresAt) {
      const name = createHash("sha1").update(id).digest("hex");
      write(`.aws/sso/cache/${name}.json`, JSON.stringify({ accessToken, expiresAt, region: "eu-central-1" }));
    },
    close: () =>
      new Promise((resolve) => {
        rmSync(home, { recursive: true });
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers as STS and IAM Identity Center would, and notes what was asked. */
export function answerAsAws(asked: string[]): RequestListener {
  return async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push(`${request.method} ${request.url} ${body}`);
    const { status = 200, type, text } = answer(request.url ?? "", body, request.headers);
    response.writeHead(status, { "content-type": type }).end(text);
  };
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;
const XML = "text/xml";
const STS = "https://sts.amazonaws.com/doc/2011-06-15/";

/** Access keys are named after what they were given for, so that a test sees which way they came. */
function answer(path: string, body: string, headers: Headers): { status?: number; type: string; text: string } {
  if (path.startsWith("/federation/credentials")) {
    const token = String(headers["x-amz-sso_bearer_token"]);
    if (token === "closed") {
      const text = JSON.stringify({ message: "Session token not found or invalid" });
      return { status: 401, type: "application/json", text: text.replace("{", '{"__type":"UnauthorizedException",') };
    }
    const expiration = Date.parse("2100-01-01");
    const roleCredentials = { accessKeyId: `SSO${token}`, secretAccessKey: "s", sessionToken: "t", expiration };
    return { type: "application/json", text: JSON.stringify({ roleCredentials }) };
  }
  const asked = new URLSearchParams(body);
  const action = asked.get("Action") ?? "";
  if (action.startsWith("AssumeRole")) {
    if (asked.get("RoleArn")?.endsWith("/closed")) {
      const text = `<ErrorResponse xmlns="${STS}"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: arn:aws:iam::123456789012:user/x is not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>`;
      return { status: 403, type: XML, text };
    }
    const key = `ROLE${asked.get("WebIdentityToken") ?? asked.get("RoleArn")?.split("/").at(-1)}`;
    const credentials = `<Credentials><AccessKeyId>${key}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials>`;
    const text = `<${action}Response xmlns="${STS}"><${action}Result>${credentials}</${action}Result></${action}Response>`;
    return { type: XML, text };
  }
  const [, key] = /Credential=([^/]+)\//.exec(String(headers.authorization)) ?? [];
  const result = `<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/${key}</Arn><UserId>x</UserId>`;
  const text = `<GetCallerIdentityResponse xmlns="${STS}"><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
  return { type: XML, text };
}
