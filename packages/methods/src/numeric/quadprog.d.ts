declare module 'quadprog' {
  /** Arrays count from 1: index 0 is empty. */
  interface Solution {
    solution: number[];
    value: number[];
    message: string;
  }
  type Problem = [Dmat: number[][], dvec: number[], Amat: number[][], bvec: number[], meq: number];
  const quadprog: { solveQP: (...problem: Problem) => Solution };
  export default quadprog;
}
