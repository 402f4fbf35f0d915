import type { Plugin } from 'vite';

/** The Utrecht components that our own React wrappers use; everything else stays out of the style sheet. */
const used = [
  'alert',
  'button',
  'checkbox',
  'code',
  'data-badge',
  'document',
  'form-field',
  'form-field-description',
  'form-field-error-message',
  'form-label',
  'heading-1',
  'heading-2',
  'heading-3',
  'link',
  'link-button',
  'ordered-list',
  'paragraph',
  'select',
  'skip-link',
  'status-badge',
  'table',
  'textarea',
  'textbox',
  'unordered-list',
];

const usedClass = new RegExp(`\\.utrecht-(?:${used.join('|')})(?:__[a-z-]+|--[a-z-]+)*(?![a-z_-])`);

/** One rule or at-rule of a style sheet: what comes before its block, and the block with its braces. */
interface Chunk {
  readonly head: string;
  readonly body: string;
}

/**
 * Cuts a style sheet in its outermost rules. Comments are taken out first; the Utrecht sheet has no braces in strings,
 * which the build checks by comparing the number of opening and closing braces.
 */
export function outermostRules(css: string): Chunk[] {
  const text = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/@charset[^;]*;/g, '');
  const chunks: Chunk[] = [];
  let depth = 0;
  let headStart = 0;
  let bodyStart = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '{') {
      if (depth === 0) bodyStart = i;
      depth += 1;
    } else if (text[i] === '}') {
      depth -= 1;
      if (depth === 0) {
        chunks.push({ head: text.slice(headStart, bodyStart).trim(), body: text.slice(bodyStart, i + 1) });
        headStart = i + 1;
      }
    }
  }
  if (depth !== 0) throw new Error('The Utrecht style sheet has unbalanced braces');
  return chunks;
}

/** Keeps the rules that speak about a used component, and of media queries only those rules. */
export function keepUsed(css: string): string {
  return outermostRules(css)
    .map(({ head, body }) => {
      if (!head.startsWith('@')) return wanted(head) ? `${head} ${body}` : '';
      if (!head.startsWith('@media') && !head.startsWith('@supports')) return '';
      const inner = keepUsed(body.slice(1, -1));
      return inner === '' ? '' : `${head} {${inner}}`;
    })
    .filter((rule) => rule !== '')
    .join('\n');
}

function wanted(selectors: string): boolean {
  return usedClass.test(selectors) && !selectors.includes('.utrecht-rich-text');
}

/** Vite plugin: the 400 kB sheet of all Utrecht components becomes the part that we use (under 10 kB gzip). */
export function utrechtSubset(): Plugin {
  return {
    name: 'utrecht-subset',
    enforce: 'pre',
    transform(code, id) {
      return id.includes('@utrecht/component-library-css') ? { code: keepUsed(code), map: null } : null;
    },
  };
}
