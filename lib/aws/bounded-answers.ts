import { pipeline, Readable, Transform, type TransformCallback } from "node:stream";
import { NodeHttpHandler } from "@smithy/node-http-handler";

type Handle = NodeHttpHandler["handle"];

/** An answer that does not end within its bound. */
export class AnswerTooLarge extends Error {
  override readonly name = "AnswerTooLarge";
  constructor(bytes: number) {
    super(`The response is larger than ${bytes / 2 ** 20} MiB, so its reading was stopped`);
  }
}

/** Stops reading an answer, and closes its connection, once it has had more bytes than one may have. */
export class BoundedHandler extends NodeHttpHandler {
  readonly #most: number;

  constructor(options: ConstructorParameters<typeof NodeHttpHandler>[0], most: number) {
    super(options);
    this.#most = most;
  }

  override async handle(...asked: Parameters<Handle>): ReturnType<Handle> {
    const answer = await super.handle(...asked);
    const { response } = answer;
    if (response.body instanceof Readable && !this.#saysHowShort(response.headers)) {
      response.body = pipeline(response.body, new Counter(this.#most), () => {});
    }
    return answer;
  }

  /** The parser takes no more than the `content-length`, so that such an answer need not be counted. */
  #saysHowShort(headers: Readonly<Record<string, string>>): boolean {
    const length = headers["content-length"];
    return length !== undefined && Number(length) <= this.#most;
  }
}

class Counter extends Transform {
  readonly #most: number;
  #bytes = 0;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#most) done(new AnswerTooLarge(this.#most));
    else done(null, chunk);
  }
}
