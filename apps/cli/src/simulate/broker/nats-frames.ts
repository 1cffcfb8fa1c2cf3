/** One message of the broker's protocol, with the bytes that it was. */
export interface NatsFrame {
  /** Only of frames that carry a message (PUB, HPUB, MSG, HMSG): where to. */
  readonly subject?: string;
  readonly bytes: Buffer;
}

const LINE_END = Buffer.from('\r\n');
/** The verbs that carry a message: its subject is the second word, its size the last one. */
const CARRYING = new Set(['PUB', 'HPUB', 'MSG', 'HMSG']);

/** Cuts a stream of the NATS client protocol into its frames, whatever pieces it comes in. */
export class NatsFrames {
  #rest: Buffer = Buffer.alloc(0);

  /** The frames that are whole now. */
  push(piece: Buffer): readonly NatsFrame[] {
    this.#rest = Buffer.concat([this.#rest, piece]);
    const frames: NatsFrame[] = [];
    for (;;) {
      const frame = firstFrame(this.#rest);
      if (frame === undefined) return frames;
      this.#rest = this.#rest.subarray(frame.bytes.length);
      frames.push(frame);
    }
  }
}

function firstFrame(bytes: Buffer): NatsFrame | undefined {
  const lineEnd = bytes.indexOf(LINE_END);
  if (lineEnd < 0) return undefined;
  const words = bytes.toString('latin1', 0, lineEnd).split(/[ \t]+/);
  const afterLine = lineEnd + LINE_END.length;
  if (!CARRYING.has((words[0] ?? '').toUpperCase())) return { bytes: bytes.subarray(0, afterLine) };
  // Headers and payload together, and a line end after them.
  const end = afterLine + Number(words.at(-1)) + LINE_END.length;
  return end > bytes.length ? undefined : { subject: words[1] ?? '', bytes: bytes.subarray(0, end) };
}
