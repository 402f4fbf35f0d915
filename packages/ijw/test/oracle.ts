import { XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';
import { fsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { readFileSync } from 'node:fs';
import { messageCodes, type MessageCode } from '../src/index.ts';

xmlRegisterInputProvider(fsInputProviders);

const validators = new Map<MessageCode, XsdValidator>();

function validator(message: MessageCode): XsdValidator {
  let known = validators.get(message);
  if (known === undefined) {
    const url = new URL(`../data/xsd/${message.toLowerCase()}.xsd`, import.meta.url).pathname;
    const schema = XmlDocument.fromBuffer(readFileSync(url), { url });
    known = XsdValidator.fromDoc(schema);
    schema.dispose();
    validators.set(message, known);
  }
  return known;
}

const byNamespace = new Map(
  messageCodes.map((code) => [`http://www.istandaarden.nl/ijw/3_2/${code.toLowerCase()}/schema`, code]),
);

/** What libxml2 says of a file: no XML, not valid by the schema of its root's namespace, or valid. */
export type Verdict = 'ill-formed' | 'invalid' | 'valid';

export function verdictOf(bytes: Uint8Array): { readonly verdict: Verdict; readonly why: string } {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes);
  } catch (error) {
    return { verdict: 'ill-formed', why: String(error) };
  }
  try {
    const message = byNamespace.get(document.root.namespaceUri);
    if (message === undefined) return { verdict: 'invalid', why: 'namespace' };
    validator(message).validate(document);
    return { verdict: 'valid', why: '' };
  } catch (error) {
    return { verdict: 'invalid', why: String(error) };
  } finally {
    document.dispose();
  }
}
