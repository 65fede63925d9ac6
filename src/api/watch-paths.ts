/** Where the owner of a key says yes. */
export const CONFIRM_PATH = '/v1/watches/confirm'
