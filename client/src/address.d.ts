/** The address below which the town serves a file as it is: `import worker from 'a/worker.js?address'`. */
declare module '*?address' {
  const address: string;
  export default address;
}
