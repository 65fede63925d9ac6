const PROGRAM =
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|listserv|majordomo|[\w.-]+-(?:bounces?|request|owner))(?:[+=.-][^@]*)?@/i

/** Whether a program reads what goes to this address, so that mails sent by themselves make no sense there. */
export function isAddressOfProgram(address: string): boolean {
  return address === '' || PROGRAM.test(address)
}
