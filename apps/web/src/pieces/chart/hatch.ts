const svgNs = 'http://www.w3.org/2000/svg';

/** A pattern of slanted white lines that is laid over provisional months: the colour below stays readable. */
export function hatchPattern(id: string): SVGElement {
  const defs = document.createElementNS(svgNs, 'defs');
  const pattern = document.createElementNS(svgNs, 'pattern');
  for (const [name, value] of Object.entries({
    id,
    width: '6',
    height: '6',
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  })) {
    pattern.setAttribute(name, value);
  }
  const line = document.createElementNS(svgNs, 'rect');
  for (const [name, value] of Object.entries({
    width: '2.4',
    height: '6',
    fill: '#ffffff',
    'fill-opacity': '0.75',
  })) {
    line.setAttribute(name, value);
  }
  pattern.append(line);
  defs.append(pattern);
  return defs;
}
