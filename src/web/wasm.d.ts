/** The address of a built file. */
declare module '*.wasm?url' {
  const address: string
  export default address
}
