import type { Random } from '@jeugdregie/kernel';
import { answer, checkSync, compose, type Bericht, type Finding, type MessageCode } from '../../src/index.ts';
import { messageDefinition, type ComplexDef, type ElementDef } from '../../src/schema.ts';
import { messageTable } from '../../src/message-table.ts';
import { fit, type Filling } from './fit.ts';
import { testBsn, valueOf } from './values.ts';

/** A random message that breaks no rule of levels 1 and 2: filled from the tables, then made to fit the rules. */
export function randomMessage(message: MessageCode, random: Random): Bericht {
  const { answers, kind } = messageTable(message);
  if (kind !== 'heen' && answers !== null) return randomAnswer(randomMessage(answers, random), random);
  const { root, row } = messageDefinition(message);
  const made = filled(root.type as ComplexDef, random);
  const header = made['header'] as Filling;
  Object.assign(header, { berichtCode: row.berichtCode, berichtVersie: '3', berichtSubversie: '2' });
  (header['berichtIdentificatie'] as Filling)['dagtekening'] = '2023-12-31';
  return { message, ...made } as unknown as Bericht;
}

function filled(def: ComplexDef, random: Random): Filling {
  const node: Filling = {};
  for (const element of def.elements) {
    if (element.min === 0 && random.next() < 0.5) continue;
    if (element.max === 1) node[element.property] = one(element, random);
    else node[element.property] = Array.from({ length: random.integer(1, 3) }, () => one(element, random));
  }
  if (def.name === 'Clienten') distinctClients(node, random);
  fit(def.name, node, random);
  return node;
}

function one(element: ElementDef, random: Random): unknown {
  return element.type.kind === 'simple' ? valueOf(element, random) : filled(element.type, random);
}

function distinctClients(node: Filling, random: Random): void {
  const used = new Set<string>();
  for (const client of node['client'] as Filling[]) {
    let bsn = testBsn(random);
    while (used.has(bsn)) bsn = testBsn(random);
    used.add(bsn);
    client['bsn'] = bsn;
  }
}

/** The answer to a message in which a random class, the header or nothing is rejected. */
function randomAnswer(heen: Bericht, random: Random): Bericht {
  const checked = checkSync(compose(heen));
  const rejected = random.pick(['nothing', 'header', 'class']);
  const place = rejected === 'header' ? 'Bericht/Header' : random.pick(classPaths(heen));
  const finding: Finding = {
    rule: 'TR056',
    returnCode: '9056',
    level: 3,
    at: place.split('/')[1] ?? '',
    line: 0,
    path: place,
  };
  const findings = rejected === 'nothing' ? [] : [finding];
  const made = answer(checked, { identificatie: 'R1', dagtekening: '2023-12-31', findings });
  if (made === null) throw new Error(`no answer to ${heen.message}: ${JSON.stringify(checked.findings)}`);
  return made;
}

function classPaths({ message }: Bericht): readonly string[] {
  if (message === 'JW323') {
    const client = 'Bericht/Declaratie/Clienten/Client[1]';
    return ['Bericht/Declaratie', client, `${client}/Prestaties/Prestatie[1]`];
  }
  if (message === 'JW319') return ['Bericht/Antwoord'];
  return ['Bericht/Client', 'Bericht/Client/Verzoek', 'Bericht/Client/StartProducten/StartProduct[1]'];
}
