import { XMLBuilder, XMLParser } from 'fast-xml-parser';

/** What XML-RPC can carry, with `nil`; binary data as a Buffer. */
export type RpcValue = null | boolean | number | string | Buffer | RpcValue[] | { [name: string]: RpcValue };

export interface RpcCall {
  readonly method: string;
  readonly params: readonly RpcValue[];
}

/** The other side says that it can't do what it was asked. */
export class RpcFault extends Error {
  constructor(
    readonly code: number | string,
    message: string,
  ) {
    super(message);
  }
}

/** What came is not XML-RPC. */
export class RpcFormatError extends Error {}

const LISTS = ['param', 'value', 'member'];
const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (name) => LISTS.includes(name),
});
const builder = new XMLBuilder({});

type Node = Record<string, unknown>;

/** @throws RpcFormatError */
export function readCall(text: string): RpcCall {
  const call = parse(text).methodCall as Node | undefined;
  if (typeof call?.methodName !== 'string') throw new RpcFormatError('There is no method call.');
  return { method: call.methodName.trim(), params: readParams(call) };
}

/** @throws RpcFormatError; RpcFault when the answer is one */
export function readResponse(text: string): RpcValue {
  const response = parse(text).methodResponse as Node | undefined;
  if (typeof response !== 'object') throw new RpcFormatError('There is no method response.');
  if (response.fault) throw readFault(readValue(list((response.fault as Node).value)[0]));
  return readParams(response)[0] ?? null;
}

/** A fault as it stands in a response, or among the results of `system.multicall`. */
export function readFault(value: RpcValue | undefined): RpcFault {
  const { faultCode, faultString } = (value ?? {}) as Record<string, RpcValue>;
  return new RpcFault(faultCode as number | string, String(faultString));
}

export function writeCall({ method, params }: RpcCall): string {
  const param = params.map((value) => ({ value: writeValue(value) }));
  return document({ methodCall: { methodName: method, params: { param } } });
}

export function writeResponse(value: RpcValue): string {
  return document({ methodResponse: { params: { param: { value: writeValue(value) } } } });
}

export function writeFault(fault: RpcFault): string {
  return document({ methodResponse: { fault: { value: writeValue(faultValue(fault)) } } });
}

/** A fault as a value, for the results of `system.multicall`. */
export function faultValue({ code, message }: RpcFault): RpcValue {
  return { faultCode: code, faultString: message };
}

function document(tree: object): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build(tree)}`;
}

function parse(text: string): Node {
  if (/<!DOCTYPE/i.test(text)) throw new RpcFormatError('A document type has no place in XML-RPC.');
  try {
    return parser.parse(text) as Node;
  } catch {
    throw new RpcFormatError('This is not XML.');
  }
}

function readParams(node: Node): RpcValue[] {
  const params = (node.params ?? {}) as Node;
  return list(params.param).map((param) => readValue(list((param as Node).value)[0]));
}

function readValue(node: unknown): RpcValue {
  if (typeof node === 'string') return node;
  const [type, content] = Object.entries((node ?? {}) as Node).find(([name]) => name !== '#text') ?? [];
  const text = typeof content === 'string' ? content : '';
  switch (type) {
    case 'string':
      return text;
    case 'int':
    case 'i4':
    case 'double':
      return readNumber(text);
    case 'boolean':
      return text.trim() === '1';
    case 'nil':
      return null;
    case 'base64':
      return Buffer.from(text, 'base64');
    case 'array':
      return list(((content as Node).data as Node | undefined)?.value).map(readValue);
    case 'struct':
      return Object.fromEntries(list((content as Node).member).map((member) => readMember(member as Node)));
    default:
      throw new RpcFormatError(`${type ?? 'Nothing'} is no kind of value.`);
  }
}

function readMember(member: Node): [string, RpcValue] {
  return [String(member.name), readValue(list(member.value)[0])];
}

function readNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw new RpcFormatError(`${text} is no number.`);
  return number;
}

function list(node: unknown): unknown[] {
  return Array.isArray(node) ? node : [];
}

function writeValue(value: RpcValue): object {
  if (value === null) return { nil: '' };
  if (typeof value === 'string') return { string: value };
  if (typeof value === 'boolean') return { boolean: value ? 1 : 0 };
  if (typeof value === 'number') return Number.isInteger(value) ? { int: value } : { double: value };
  if (Buffer.isBuffer(value)) return { base64: value.toString('base64') };
  if (Array.isArray(value)) return { array: { data: { value: value.map(writeValue) } } };
  const member = Object.entries(value).map(([name, each]) => ({ name, value: writeValue(each) }));
  return { struct: { member } };
}
