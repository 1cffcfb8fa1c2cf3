import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeskCalls } from '../desk-calls.ts';

/** What a scripted desk was asked. */
export interface Asked {
  readonly call: string;
  readonly body: unknown;
  readonly staff?: string;
  readonly authorization?: string;
}

/** What it says: a status with a body, or nothing at all, so that the line breaks. */
export type Said =
  { readonly status: number; readonly body: unknown; readonly location?: string } | undefined;

/** A desk that says what the spec wants. */
export class ScriptedDesk {
  readonly asked: Asked[] = [];
  says: (asked: Asked) => Said = () => ({ status: 200, body: {} });
  private server!: Server;

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const { authorization, 'x-staff': staff } = request.headers;
        const asked: Asked = {
          call: `${request.method} ${request.url}`,
          body: text === '' ? undefined : JSON.parse(text),
          ...(typeof staff === 'string' && { staff }),
          ...(authorization !== undefined && { authorization }),
        };
        this.asked.push(asked);
        const said = this.says(asked);
        if (said === undefined) return request.socket.destroy();
        response.writeHead(said.status, said.location === undefined ? {} : { location: said.location });
        return response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body));
      });
    });
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Calls to it, with a token. */
  get calls(): DeskCalls {
    return new DeskCalls({ desk: this.url, token: 'a-token\n' });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

/** A problem as the desk says it. */
export const problem = (status: number, code: string, pointer?: string): Said => ({
  status,
  body: { type: 'urn:x', title: 'x', status, code, detail: `mend ${code}`, ...(pointer && { pointer }) },
});
