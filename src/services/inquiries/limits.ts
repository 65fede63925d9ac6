/** How much of everything an inquiry takes. */
export const LONGEST_MESSAGE = 20_000
export const LONGEST_SUBJECT = 200
export const LONGEST_NAME = 120
export const LONGEST_EMAIL = 254
export const LONGEST_PHONE = 40
export const LONGEST_HISTORY = 200_000
export const LONGEST_COMMENT = 2_000
export const LONGEST_TAG = 40
export const MOST_TAGS = 20
export const MOST_FILES = 20
export const LARGEST_FILE = 10 * 1024 * 1024
export const LARGEST_FILES = 40 * 1024 * 1024
export const MOST_MESSAGES_SHOWN = 500
export const MOST_BULK = 200
export const MOST_KEYS = 20
