import { request } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import {
  type IncomingAnswer,
  READ_AS,
  type Response,
  SILENT_AT_MOST,
  SilentError,
  wholeAnswer,
} from '../http/whole-answer';

/** What comes over a socket, from now on and kept until it is read. What is written here goes nowhere. */
export class Incoming extends Duplex {
  constructor(readonly socket: Socket) {
    super({ read() {}, write: (_chunk, _encoding, done) => done() });
    socket.on('data', (chunk) => this.push(chunk));
    // A server that refuses a request may reset the connection after its answer: that is an end like another.
    socket.on('error', () => {});
    for (const over of ['end', 'close']) socket.on(over, () => this.push(null));
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.socket.destroy();
    done(error);
  }

  /** The whole answer to a request that was written to the socket itself. */
  async answer(method: string, within: number | undefined): Promise<Response> {
    this.socket.setTimeout(SILENT_AT_MOST, () => this.destroy(new SilentError()));
    try {
      return await wholeAnswer((answer) => this.#read(method, answer), within);
    } finally {
      this.destroy();
    }
  }

  /** Node.js reads it, wherever it ends, in the belief that a request of its own went out. */
  #read(method: string, answer: IncomingAnswer): Promise<void> {
    return new Promise((done, fail) => {
      const asked = request({ ...READ_AS, method, createConnection: () => this });
      answer.abandon = (why) => asked.destroy(why);
      asked.on('error', fail);
      asked.on('response', async (response) => {
        answer.begin(response.statusCode ?? 0, response.headersDistinct);
        // RFC 9110 9.3.2: no content follows; what some servers send all the same is none of the answer.
        if (method === 'HEAD') return done();
        try {
          for await (const chunk of response) answer.take(chunk);
          done();
        } catch (error) {
          fail(error);
        }
      });
      asked.end();
    });
  }
}
