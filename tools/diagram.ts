import { writeDiagram } from './house/diagram.ts';

writeDiagram();
