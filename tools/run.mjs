// Plain JavaScript for any Node from 18 on: `node tools/run.mjs FILE WORD…` runs a tool with the Node 24 that npm brought.
import { handOver } from '../apps/server/bin/pinned-node.mjs';

const [, , file, ...words] = process.argv;
handOver(file, words);
