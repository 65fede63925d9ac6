/** The moment now, epoch milliseconds. */
export type Clock = () => number
