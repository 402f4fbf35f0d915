import {
  heading,
  messagesOf,
  typesOf,
  type Read,
  type SourceElement,
  type SourceList,
  type SourceRule,
  type SourceType,
} from './source.ts';

type Row = readonly unknown[];

/** Compact run-time tables: the reader, checker and composer know nothing but these. */
export function generatedTables(read: Read): [string, string][] {
  return [
    ['messages.ts', messages(read)],
    ['simple-types.ts', simpleTypes(read)],
    ['code-lists.ts', codeLists(read)],
    ['rules.ts', rules(read)],
    ['products.ts', products(read)],
    ['municipalities.ts', municipalities(read)],
  ];
}

/** One row of the table on one line. */
function constant(name: string, type: string, value: unknown): string {
  const rows = Array.isArray(value)
    ? `[\n${value.map((row) => `  ${JSON.stringify(row)},\n`).join('')}]`
    : typeof value === 'object' && value !== null
      ? `{\n${Object.entries(value)
          .map(([key, row]) => `  ${JSON.stringify(key)}: ${JSON.stringify(row)},\n`)
          .join('')}}`
      : JSON.stringify(value);
  return `\nexport const ${name}: ${type} = ${rows};\n`;
}

/** name, type, min, max (0 = unbounded), key, pattern of the element itself. */
function elementRow(e: SourceElement): Row {
  return [e.name, e.type, e.min, e.max ?? 0, e.key === true, e.pattern ?? null];
}

function messages(read: Read): string {
  const rows = messagesOf(read).map((m) => ({
    message: m.message,
    berichtCode: m.berichtCode,
    name: m.nameNl,
    kind: m.kind,
    sender: m.sender,
    receiver: m.receiver,
    answeredBy: m.answeredBy,
    answers: m.answers,
    namespace: m.namespace,
    prefix: m.prefix,
    classes: Object.fromEntries(Object.entries(m.classes).map(([name, es]) => [name, es.map(elementRow)])),
  }));
  const complex = Object.fromEntries(
    Object.entries(typesOf(read).complexTypes).map(([name, type]) => [name, type.elements.map(elementRow)]),
  );
  const base = (read('messages') as { meta: { baseNamespace: string; basePrefix: string } }).meta;
  return (
    `${heading}import type { ElementRow, MessageRow } from '../table-rows.ts';\n` +
    constant('baseNamespace', 'string', base.baseNamespace) +
    constant('basePrefix', 'string', base.basePrefix) +
    constant('complexTypes', 'Readonly<Record<string, readonly ElementRow[]>>', complex) +
    constant('messageRows', 'readonly MessageRow[]', rows)
  );
}

function simpleTypes(read: Read): string {
  const restrictions = (read('rules') as { rules: Record<string, SourceRule> }).rules;
  const rows = Object.entries(typesOf(read).simpleTypes).map(([name, type]) => ({
    name,
    base: type.base,
    ...(type.minLength !== undefined && { minLength: type.minLength }),
    ...(type.maxLength !== undefined && { maxLength: type.maxLength }),
    ...(type.minInclusive !== undefined && { minInclusive: type.minInclusive }),
    ...(type.maxInclusive !== undefined && { maxInclusive: type.maxInclusive }),
    ...(type.pattern !== undefined && { pattern: type.pattern }),
    ...(type.codeListEnforcedBySchema === true && { codeList: type.codeList }),
    rules: facetRules(type, restrictions),
  }));
  return `${heading}import type { SimpleTypeRow } from '../table-rows.ts';\n${constant('simpleTypeRows', 'readonly SimpleTypeRow[]', rows)}`;
}

/** Which restriction (RS rule) stands for which facet: the formula of the rule names the facet. */
function facetRules(type: SourceType, all: Record<string, SourceRule>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const id of type.rules ?? []) {
    const facet = /^(minInclusive|maxInclusive|maxLength|minLength|pattern)/.exec(
      all[id]?.formula ?? '',
    )?.[1];
    if (id.startsWith('RS') && facet !== undefined) found[facet] = id;
  }
  return found;
}

function codeLists(read: Read): string {
  const lists = read('codelists') as {
    codeLists?: Record<string, SourceList>;
    lists?: Record<string, SourceList>;
  };
  const rows = Object.entries(lists.codeLists ?? lists.lists ?? (lists as Record<string, SourceList>))
    .filter(([id]) => id !== 'meta')
    .map(([id, list]) => ({
      id,
      name: list.name,
      codes: Object.entries(list.codes).map(([code, label]) => [
        code,
        typeof label === 'string' ? label : label.value,
      ]),
    }));
  return `${heading}import type { CodeListRow } from '../table-rows.ts';\n${constant('codeListRows', 'readonly CodeListRow[]', rows)}`;
}

function rules(read: Read): string {
  const all = (read('rules') as { rules: Record<string, SourceRule> }).rules;
  const rows = Object.entries(all).map(([id, rule]) => ({
    id,
    kind: rule.kind,
    level: rule.level,
    returnCode: rule.retourcode,
    title: rule.title,
    statement: rule.statement,
    ...(rule.formula !== undefined && { formula: rule.formula }),
    ...(rule.note !== undefined && { note: rule.note }),
    ...(rule.needs !== undefined && { needs: rule.needs }),
    ...(rule.datatypes !== undefined && { datatypes: rule.datatypes }),
    ...(rule.messages !== undefined && { messages: rule.messages }),
    at: (rule.appliesTo ?? []).map((a) => [a.message, a.class ?? '', a.element ?? '']),
  }));
  return `${heading}import type { RuleRow } from '../table-rows.ts';\n${constant('ruleRows', 'readonly RuleRow[]', rows)}`;
}

function products(read: Read): string {
  const all = (
    read('productcodes') as { products: Record<string, { name: string; category: string | null }> }
  ).products;
  const rows = Object.entries(all).map(([code, p]) => [code, p.category, p.name]);
  return (
    heading +
    constant(
      'productRows',
      'readonly (readonly [code: string, category: string | null, name: string])[]',
      rows,
    )
  );
}

function municipalities(read: Read): string {
  const all = (read('gemeenten') as { municipalities: Record<string, { name: string }> }).municipalities;
  const rows = Object.entries(all).map(([code, m]) => [code, m.name]);
  return heading + constant('municipalityRows', 'readonly (readonly [code: string, name: string])[]', rows);
}
