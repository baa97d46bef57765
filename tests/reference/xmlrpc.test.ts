import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  RpcFault,
  RpcFormatError,
  type RpcValue,
  readCall,
  readResponse,
  writeCall,
  writeFault,
  writeResponse,
} from '../../reference/remote/xmlrpc';

/** Characters that XML can carry as they are. */
const text = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xd7ff }).map((code) => String.fromCodePoint(code)),
});
const { value } = fc.letrec<{ value: RpcValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    fc.array(tie('value')),
    fc.dictionary(text, tie('value'), { noNullPrototype: true }),
  ),
}));

test('what is written can be read', () => {
  fc.assert(fc.property(value, (each) => assert.deepEqual(readResponse(writeResponse(each)), each)));
  fc.assert(
    fc.property(fc.array(value), (params) =>
      assert.deepEqual(readCall(writeCall({ method: 'system.multicall', params })), {
        method: 'system.multicall',
        params,
      }),
    ),
  );
});

test('a fault is thrown with its code', () => {
  assert.throws(() => readResponse(writeFault(new RpcFault('INVALID', 'Empty <token>.'))), {
    code: 'INVALID',
    message: 'Empty <token>.',
  });
});

test('what is no XML-RPC is refused as such', () => {
  const inside = (xml: string) => `<methodResponse><params><param>${xml}</param></params></methodResponse>`;
  const deep = inside('<value><array><data>'.repeat(20_000));
  const entities = `<!DOCTYPE a [<!ENTITY b "c">]>${inside('<value>&b;</value>')}`;
  const wrong = ['', 'x', '<html/>', '<methodResponse/>', deep, entities];
  for (const xml of [...wrong, inside('<value><int>x</int></value>'), inside('<value><odd/></value>')]) {
    assert.throws(() => readResponse(xml), RpcFormatError, xml.slice(0, 80));
  }
  fc.assert(
    fc.property(fc.string(), (junk) => {
      assert.throws(() => readCall(junk), RpcFormatError);
    }),
  );
});
