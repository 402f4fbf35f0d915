import { inputError } from '../input.ts';

/** A formula over the columns of a table, such as `100000 * events / population`. */
export type Expression = (value: (column: string) => number) => number;

const functions: Readonly<Record<string, (x: number) => number>> = {
  sin: Math.sin,
  cos: Math.cos,
  log: Math.log,
  exp: Math.exp,
  sqrt: Math.sqrt,
};

/** Parses + − * / ^, brackets, numbers, column names, `pi` and sin, cos, log, exp, sqrt. Throws an input error. */
export function parseExpression(text: string): Expression {
  const tokens = text.match(/\d+\.?\d*(?:e[+-]?\d+)?|\.\d+|[A-Za-z_]\w*|[-+*/^()]/gi) ?? [];
  if (tokens.join('') !== text.replaceAll(/\s/g, '')) throw inputError(`cannot read the formula "${text}"`);
  let at = 0;
  const next = (): string => tokens[at++] ?? '';
  const expect = (token: string): void => {
    if (next() !== token) throw inputError(`"${token}" is missing in the formula "${text}"`);
  };

  function sum(): Expression {
    let left = product();
    while (tokens[at] === '+' || tokens[at] === '-') {
      const sign = next() === '+' ? 1 : -1;
      const [a, b] = [left, product()];
      left = (value) => a(value) + sign * b(value);
    }
    return left;
  }

  function product(): Expression {
    let left = power();
    while (tokens[at] === '*' || tokens[at] === '/') {
      const divides = next() === '/';
      const [a, b] = [left, power()];
      left = divides ? (value) => a(value) / b(value) : (value) => a(value) * b(value);
    }
    return left;
  }

  function power(): Expression {
    const base = atom();
    if (tokens[at] !== '^') return base;
    at += 1;
    const exponent = power();
    return (value) => base(value) ** exponent(value);
  }

  function atom(): Expression {
    const token = next();
    if (token === '-') {
      const inner = power();
      return (value) => -inner(value);
    }
    if (token === '(') return closed(sum());
    if (/^[\d.]/.test(token)) return () => Number(token);
    if (token === 'pi') return () => Math.PI;
    const f = functions[token];
    if (f && tokens[at] === '(') {
      at += 1;
      const inner = closed(sum());
      return (value) => f(inner(value));
    }
    if (!/^[A-Za-z_]/.test(token)) throw inputError(`"${token}" is out of place in the formula "${text}"`);
    return (value) => value(token);
  }

  function closed(inner: Expression): Expression {
    expect(')');
    return inner;
  }

  const whole = sum();
  if (at < tokens.length) throw inputError(`"${tokens[at] ?? ''}" is out of place in the formula "${text}"`);
  return whole;
}
