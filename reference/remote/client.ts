import {
  type RpcCall,
  RpcFault,
  RpcFormatError,
  type RpcValue,
  readFault,
  readResponse,
  writeCall,
} from './xmlrpc';

/** Bytes of an answer that are read; a wiki page is shorter. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

const MAX_FAULT_LENGTH = 200;

/** Why the work with a remote wiki came to nothing, as a sentence for its user. */
export class RemoteError extends Error {}

/** Some work with a wiki elsewhere, by MoinMoin's XML-RPC. */
export class RemoteWiki {
  readonly #url: string;
  readonly #end: AbortSignal;

  /**
   * @param base the wiki's address in the administrator's list
   * @param timeout seconds from now that the work may take, all calls together
   */
  constructor(
    base: string,
    private readonly timeout: number,
  ) {
    this.#url = `${base}?action=xmlrpc2`;
    this.#end = AbortSignal.timeout(timeout * 1000);
  }

  /** @throws RemoteError, in words, whatever goes wrong */
  async call(method: string, ...params: RpcValue[]): Promise<RpcValue> {
    const answer = await this.#post(writeCall({ method, params }));
    try {
      return readResponse(answer);
    } catch (error) {
      if (error instanceof RpcFault) throw faultError(error);
      if (error instanceof RpcFormatError)
        throw new RemoteError(`The remote wiki gave no proper answer. ${error.message}`);
      throw error;
    }
  }

  /** Several calls in one request. @throws RemoteError when one of them, or all, fail */
  async callAll(calls: readonly RpcCall[]): Promise<RpcValue[]> {
    const list = calls.map(({ method, params }) => ({ methodName: method, params: [...params] }));
    const results = await this.call('system.multicall', list);
    if (!Array.isArray(results) || results.length !== calls.length) {
      throw new RemoteError('The remote wiki gave no proper answer: results are missing.');
    }
    return results.map((result) => {
      if (Array.isArray(result)) return result[0] ?? null;
      throw faultError(readFault(result));
    });
  }

  async #post(body: string): Promise<string> {
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body,
        // A page can't make the server call any address that is not in the administrator's list, nor can the remote wiki.
        redirect: 'error',
        signal: this.#end,
      });
      if (!response.ok) throw new RemoteError(`The remote wiki answered with status ${response.status}.`);
      return await readText(response);
    } catch (error) {
      if (error instanceof RemoteError) throw error;
      if (this.#end.aborted) {
        throw new RemoteError(`The remote wiki was not done within ${this.timeout} seconds.`);
      }
      throw new RemoteError('The remote wiki is currently not reachable.');
    }
  }
}

// no-internals-in-errors: some wikis put a whole stack trace into a fault.
function faultError(fault: RpcFault): RemoteError {
  const [firstLine = ''] = fault.message.split('\n', 1);
  return new RemoteError(`The remote wiki refused: ${firstLine.slice(0, MAX_FAULT_LENGTH)}`);
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > MAX_ANSWER_BYTES)
      throw new RemoteError('The remote wiki answered more than any page could be.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
