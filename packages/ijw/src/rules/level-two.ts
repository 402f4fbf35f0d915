import type { Bericht, MessageCode } from '../generated/berichten.ts';
import { pathInWhole, whole, type Place } from '../parts.ts';
import type { ElementDef } from '../schema.ts';
import { repeatedKeys } from './keys.ts';
import { planOf, type Below, type BoundCheck, type Plan } from './plan.ts';
import type { Emit, Facts, Located, PartCheck, PartTools } from './rule.ts';

/** A broken rule at a place in the file. */
export interface Violation extends Located {
  readonly rule: string;
  readonly found?: string;
}

/** Finds the lines of paths in one part. */
export type LineFinder = (paths: readonly string[]) => (path: string) => number;

type Node = Readonly<Record<string, unknown>>;

/** A violation with what it is sorted by: the order of the classes, whatever the order of discovery. */
interface Ranked extends Violation {
  /** Of the checks around the clients; one for all that is in clients. */
  readonly rank: number;
  /** Client, from 1, and in it: the client itself, the keys of its lines, its lines. */
  readonly client: number;
  readonly phase: 0 | 1 | 2;
}

/**
 * Holds a message against every in-message rule, part by part. What stands around the clients of a claim is looked at
 * in the last part, when it is complete; rules over all lines look at every part. A class, for it is the walk itself.
 */
export class LevelTwo {
  private readonly plan: Plan;
  private readonly limit: number;
  private readonly found: Ranked[] = [];
  private readonly counts: number[] = [];
  private readonly memories = new Map<BoundCheck, PartCheck<never>>();
  private readonly clientKeys = new Set<string>();
  private lineKeys = new Set<string>();
  private hits: Ranked[] = [];
  private place: Place = whole;
  private lines: LineFinder = () => () => 0;
  private facts: Facts = { dagtekening: '' };
  /** The classes on the way down, each with its index under its name; 0 where it cannot repeat. */
  private readonly names: string[] = ['Bericht'];
  private readonly indexes: number[] = [0];
  private depth = 1;
  private rule = '';
  private rank = 0;
  private client = 0;
  private phase: 0 | 1 | 2 = 0;

  constructor(message: MessageCode, limit: number) {
    this.plan = planOf(message);
    this.limit = limit;
  }

  part(bericht: Bericht, place: Place, lines: LineFinder): void {
    this.place = place;
    this.lines = lines;
    this.facts = { dagtekening: bericht.header.berichtIdentificatie.dagtekening };
    this.hits = [];
    this.rank = 0;
    this.visit(this.plan, bericht as unknown as Node, false);
    const lineAt = lines(this.hits.map(({ path }) => path));
    for (const hit of this.hits) {
      this.found.push({ ...hit, path: pathInWhole(hit.path, place), line: lineAt(hit.path) });
    }
  }

  /** What is broken, in the order of the classes, at most as many as the limit. */
  end(): readonly Violation[] {
    return this.found
      .sort((a, b) => a.rank - b.rank || a.client - b.client || a.phase - b.phase)
      .slice(0, this.limit);
  }

  private visit(plan: Plan, node: Node, isSeen: boolean): void {
    const isComplete = !isSeen && (!plan.isAround || this.place.isLast);
    for (const bound of plan.checks) {
      if (plan.isAround) this.rank += 1;
      this.rule = bound.rule;
      if (bound.check === null) this.memoryOf(bound)(node as never, this.tools);
      else if (isComplete) bound.check(node as never, this.emit, this.facts);
    }
    for (const below of plan.children) {
      if (plan.isAround) this.rank += 1;
      const value = node[below.element.property];
      if (value === undefined) continue;
      const leadsOn = below.plan.isAround || below.element.part !== null;
      if (plan.isAround && !leadsOn && !this.place.isLast) continue;
      if (below.element.max === 1) this.step(below, value as Node, 0);
      else this.siblings(below, value as readonly Node[]);
    }
  }

  private siblings(below: Below, nodes: readonly Node[]): void {
    const { element, plan, hasKeys } = below;
    if (element.part === 'line') this.phase = 1;
    if (hasKeys) this.keys(element, nodes);
    if (element.part === 'client') this.rank += 1;
    if (element.part === 'line') this.phase = 2;
    if (plan.checks.length > 0 || plan.children.length > 0) {
      for (let i = 0; i < nodes.length; i += 1) this.step(below, nodes[i] as Node, i + 1);
    }
    this.phase = 0;
    if (element.part === 'client') this.client = 0;
  }

  private step({ element, plan }: Below, node: Node, index: number): void {
    this.names[this.depth] = element.name;
    this.indexes[this.depth] = index;
    this.depth += 1;
    if (element.part === 'client') this.client = index + this.place.clientsBefore;
    // A client that goes on from an earlier part was looked at there.
    this.visit(plan, node, element.part === 'client' && this.goesOn(index));
    this.depth -= 1;
  }

  private goesOn(client: number): boolean {
    return client === 1 && this.place.ownLinesBefore > 0;
  }

  private keys(element: ElementDef, nodes: readonly Node[]): void {
    this.rule = 'TR101';
    const isClient = element.part === 'client';
    const first = isClient && this.goesOn(1) ? 1 : 0;
    const fresh = first === 0 ? nodes : nodes.slice(first);
    for (const index of repeatedKeys(element, fresh, this.seenKeys(element))) {
      this.emit(`${element.name}[${index + first + 1}]`);
    }
  }

  /** Keys of earlier siblings: those in earlier parts too. */
  private seenKeys({ part }: ElementDef): Set<string> {
    if (part === 'client') return this.clientKeys;
    const client = this.indexes[this.depth - 2] ?? 0;
    if (part !== 'line' || !this.goesOn(client)) this.lineKeys = new Set();
    return this.lineKeys;
  }

  private memoryOf(bound: BoundCheck): PartCheck<never> {
    let memory = this.memories.get(bound);
    if (memory === undefined) {
      memory = bound.start?.() ?? (() => undefined);
      this.memories.set(bound, memory);
    }
    return memory;
  }

  private path(element: string): string {
    let path = 'Bericht';
    for (let i = 1; i < this.depth; i += 1) {
      const index = this.indexes[i] ?? 0;
      path += index === 0 ? `/${this.names[i]}` : `/${this.names[i]}[${index}]`;
    }
    return element === '' ? path : `${path}/${element}`;
  }

  /** Counts a violation; false beyond the limit. */
  private counted(): boolean {
    const kind = this.rank * 3 + this.phase;
    const count = this.counts[kind] ?? 0;
    this.counts[kind] = count + 1;
    return count < this.limit;
  }

  private readonly emit: Emit = (element, found) => {
    if (!this.counted()) return;
    const { rank, client, phase, rule } = this;
    const hit = { rank, client, phase, rule, path: this.path(element), line: 0 };
    this.hits.push(found === undefined ? hit : { ...hit, found });
  };

  private readonly tools: PartTools = {
    emit: this.emit,
    locate: (elements) => {
      const paths = elements.map((element) => this.path(element));
      const lineAt = this.lines(paths);
      return paths.map((path) => ({ path: pathInWhole(path, this.place), line: lineAt(path) }));
    },
    emitAt: ({ path, line }, found) => {
      const { rank, client, phase, rule } = this;
      if (this.counted()) this.found.push({ rank, client, phase, rule, path, line, found });
    },
    isLast: () => this.place.isLast,
  };
}
