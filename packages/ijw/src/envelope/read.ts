import { SaxesParser } from 'saxes';
import { maxBytes } from '../model.ts';
import { ggkNamespace, rootNames, stufNamespace, type Envelope, type EnvelopeParty } from './model.ts';

/** Why an envelope cannot be used, in Dutch, with the transport error code that says so to the sender. */
export interface EnvelopeFault {
  readonly code: 'IB001' | 'IB003';
  readonly why: string;
}

const faulty = (why: string): EnvelopeFault => ({ code: 'IB001', why });

/** Texts by path below the root, without prefixes; attributes as `path@name`. */
type Fields = Map<string, string>;

/**
 * Reads a StUF-GGk envelope. The message inside is not looked at: give it to `check`. A file larger than the 25 MB
 * of the hubs and its base64 gives IB003, anything that is no envelope IB001.
 */
export function readEnvelope(bytes: Uint8Array): Envelope | EnvelopeFault {
  if (bytes.length > maxBytes * 1.4) return { code: 'IB003', why: 'De envelop is groter dan 25 MB.' };
  const fields = fieldsOf(bytes);
  if (typeof fields === 'string') return faulty(fields);
  const berichtcode = fields.get('berichtcode');
  if (berichtcode !== 'Di01' && berichtcode !== 'Du01')
    return faulty('De envelop heeft geen berichtcode Di01 of Du01.');
  if (fields.get('') !== rootNames[berichtcode])
    return faulty('De berichtcode past niet bij de soort envelop.');
  const missing = required.find((path) => (fields.get(path) ?? '') === '');
  if (missing !== undefined) return faulty(`In de envelop ontbreekt ${missing}.`);
  const encoded = (fields.get('parameters/bericht') ?? '').replace(/\s+/g, '');
  if (!isBase64(encoded)) return faulty('Het bericht in de envelop is geen base64.');
  const bericht = new Uint8Array(Buffer.from(encoded, 'base64'));
  if (bericht.length > maxBytes)
    return { code: 'IB003', why: 'Het bericht in de envelop is groter dan 25 MB.' };
  return { ...namedFields(fields), berichtcode, bericht };
}

const required = [
  'zender/organisatie',
  'ontvanger/organisatie',
  'referentienummer',
  'tijdstipBericht',
  'functie',
  'parameters/referentienummerBericht',
  'parameters/bericht',
];

function namedFields(fields: Fields): Omit<Envelope, 'berichtcode' | 'bericht'> {
  const text = (path: string): string => fields.get(path) ?? '';
  const names = [
    'applicatieVersie',
    'applicatieSubversie',
    'functieVersie',
    'functieSubversie',
    'crossRefnummerBericht',
  ];
  const optional = names.map((name) => [name, fields.get(`parameters/${name}`)] as const);
  const cross = [['crossRefnummer', fields.get('crossRefnummer')] as const];
  return {
    zender: partyOf(fields, 'zender'),
    ontvanger: partyOf(fields, 'ontvanger'),
    referentienummer: text('referentienummer'),
    tijdstipBericht: text('tijdstipBericht'),
    functie: text('functie'),
    referentienummerBericht: text('parameters/referentienummerBericht'),
    bestandsnaam: text('parameters/bericht@bestandsnaam'),
    ...Object.fromEntries([...optional, ...cross].filter(([, value]) => value !== undefined)),
  };
}

function partyOf(fields: Fields, name: string): EnvelopeParty {
  const parts = ['applicatie', 'administratie', 'gebruiker'].map(
    (part) => [part, fields.get(`${name}/${part}`)] as const,
  );
  const optional = Object.fromEntries(parts.filter(([, value]) => value !== undefined));
  return { organisatie: fields.get(`${name}/organisatie`) ?? '', ...optional };
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

const deepest = 16;
/** Short, so that reading stops soon after a fault: saxes takes quadratic time on deep nesting. */
const sliceLength = 1 << 13;

/** The texts of the envelope, or what is wrong with the file. The steering data lose their group name. */
function fieldsOf(bytes: Uint8Array): Fields | string {
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'De envelop is geen UTF-8.';
  }
  const parser = new SaxesParser({ xmlns: true });
  const fields: Fields = new Map();
  const path: string[] = [];
  const faults: string[] = [];
  parser.on('error', () => faults.push('De envelop is geen goed gevormde XML.'));
  parser.on('doctype', () => faults.push('De envelop bevat een DOCTYPE; dat is niet toegestaan.'));
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (path.length === 0) fields.set('', local);
    if (path.length === 0 && uri !== ggkNamespace) faults.push('Het bestand is geen StUF-GGk-envelop.');
    path.push(local);
    if (path.length > deepest) faults.push('De envelop is te diep.');
    for (const attribute of Object.values(attributes)) {
      if (attribute.uri === stufNamespace) fields.set(`${nameOf(path)}@${attribute.local}`, attribute.value);
    }
  });
  const addText = (value: string): void => {
    const name = nameOf(path);
    if (name === '') return;
    fields.set(name, (fields.get(name) ?? '') + value);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => path.pop());
  for (let at = 0; at < source.length && faults.length === 0; at += sliceLength) {
    parser.write(source.slice(at, at + sliceLength));
  }
  if (faults.length === 0) parser.close();
  return faults[0] ?? fields;
}

function nameOf(path: readonly string[]): string {
  return path.slice(path[1] === 'stuurgegevens' ? 2 : 1).join('/');
}
