import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

/**
 * Every field that a type in this folder reads must be in the description of the interface (docs/openapi.json), in the
 * answer of the address that the type is asked from. Types and calls are read as text: `get<…>`-calls of this folder have
 * one form, and a call in another form fails the test on the form.
 */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: unknown;
}

interface Operation {
  readonly responses: Readonly<Record<string, { content?: Readonly<Record<string, { schema: Schema }>> }>>;
}

const description = JSON.parse(
  readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8'),
) as { paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

interface Shape {
  readonly parents: readonly string[];
  readonly fields: readonly string[];
}

const folder = import.meta.dirname;
const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const texts = sources.map((name) => readFileSync(join(folder, name), 'utf8'));

/** The fields at the first level of every interface, by name; what they extend is added by `fieldsOf`. */
function shapes(): ReadonlyMap<string, Shape> {
  const found = new Map<string, Shape>();
  for (const text of texts) {
    for (const [, name = '', parents = '', body = ''] of text.matchAll(
      /export interface (\w+)(?: extends ([\w, ]+))? \{\n([\s\S]*?)\n\}/g,
    )) {
      const fields = [...body.matchAll(/^ {2}readonly (\w+)(\??):/gm)].flatMap(([, field = '', optional]) =>
        optional === '?' ? [] : [field],
      );
      found.set(name, { parents: parents.split(/,\s*/).filter(Boolean), fields });
    }
  }
  return found;
}

const known = shapes();

function fieldsOf(name: string): readonly string[] {
  const shape = known.get(name);
  return shape ? [...shape.parents.flatMap(fieldsOf), ...shape.fields] : [];
}

interface Call {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** The type that the answer is read as, or the list in it. */
  readonly answer: string;
}

const parameter = '{x}';

/** `export const name = (…): Promise<Answer> => get(\`/v1/…\`, …)`: how every question to the server is written here. */
function calls(): readonly Call[] {
  return texts.flatMap((text) =>
    [
      ...text.matchAll(
        /export const (\w+) = \([\s\S]*?\): Promise<([\s\S]*?)> =>\s*(get|post|put|remove)\(\s*(?:'([^']+)'|`([^`]+)`)/g,
      ),
    ].map(([, name = '', answer = '', method = '', plain, template]) => ({
      name,
      answer: answer.trim(),
      method: method === 'remove' ? 'delete' : method,
      path: (plain ?? template ?? '').replaceAll(/\$\{[^}]+\}/g, parameter),
    })),
  );
}

function operationOf({ path, method }: Call): Operation | null {
  const same = (known: string): boolean => known.replaceAll(/\{[^}]+\}/g, parameter) === path;
  const exact = Object.entries(description.paths).find(([address]) => same(address));
  return exact?.[1][method] ?? null;
}

function parts(schema: Schema): readonly Schema[] {
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...inner.flatMap(parts)];
}

/** All property names at this level, whatever alternatives the schema has. */
function propertiesOf(schema: Schema): Readonly<Record<string, Schema>> {
  return Object.assign({}, ...parts(schema).map(({ properties = {} }) => properties)) as Readonly<
    Record<string, Schema>
  >;
}

function itemsOf(schema: Schema | undefined): Schema {
  const list = schema ? parts(schema).find(({ items }) => items !== undefined) : undefined;
  return list?.items ?? {};
}

/** `Page & { berichten: readonly FileRow[] }` → the lists in it; `Claim` → the type itself. */
function readings(call: Call, schema: Schema): readonly { readonly type: string; readonly schema: Schema }[] {
  const lists = [...call.answer.matchAll(/(\w+): readonly (\w+)\[\]/g)].map(([, list = '', type = '']) => ({
    type,
    schema: itemsOf(propertiesOf(schema)[list]),
  }));
  const single = [...call.answer.matchAll(/^(\w+)(?: \| null)?$/g)].map(([, type = '']) => ({
    type,
    schema,
  }));
  return [...lists, ...single].filter(({ type }) => known.has(type));
}

describe('what the screens read is in the description of the interface', () => {
  const all = calls();

  it('reads the calls of this folder', () => {
    assert.ok(all.length > 30, `${all.length} calls`);
    assert.ok(known.size > 25, `${known.size} types`);
  });

  it('finds what a type reads and an answer does not give', () => {
    const read = all.find(({ name }) => name === 'openLines');
    assert.ok(read);
    const properties = { regels: { items: { properties: { id: {} } } } };
    const [reading] = readings(read, { properties });
    assert.equal(reading?.type, 'OpenLine');
    assert.ok(fieldsOf('OpenLine').includes('volgnummer'), 'fields of what it extends count too');
    assert.deepEqual(Object.keys(propertiesOf(reading.schema)), ['id']);
  });

  it('holds most calls against a type: the others answer with nothing or with a record without a name', () => {
    const held = all.filter((call) => {
      const operation = operationOf(call);
      const [, answer] = Object.entries(operation?.responses ?? {}).find(([s]) => s.startsWith('2')) ?? [];
      const schema = Object.values(answer?.content ?? {})[0]?.schema;
      return schema !== undefined && readings(call, schema).length > 0;
    });
    assert.ok(held.length >= all.length * 0.8, `${held.length} of ${all.length}`);
  });

  for (const call of all) {
    it(`${call.name}: ${call.method} ${call.path}`, () => {
      const operation = operationOf(call);
      assert.ok(operation, 'the description has this address');
      const [, answer] = Object.entries(operation.responses).find(([status]) => status.startsWith('2')) ?? [];
      const schema = Object.values(answer?.content ?? {})[0]?.schema;
      if (!schema) return; // no content: nothing is read
      for (const reading of readings(call, schema)) {
        const properties = propertiesOf(reading.schema);
        const missing = fieldsOf(reading.type).filter((field) => !(field in properties));
        assert.deepEqual(missing, [], `${reading.type} reads what ${call.path} does not give`);
      }
    });
  }
});
