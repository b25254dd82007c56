/** Numbers that name a time, not a page: days in every order and width, months, and clock times. */

const YEAR = '(?:199|20[0-4])\\d'
const SHORT_YEAR = '(?:9\\d|[0-3]\\d)'
const MONTH = '(?:0[1-9]|1[0-2])'
const DAY = '(?:0[1-9]|[12]\\d|3[01])'
/** Hours, then minutes, then seconds, then fractions. */
const CLOCK = '(?:(?:[01]\\d|2[0-3])(?:[0-5]\\d(?:[0-5]\\d\\d{0,3})?)?)'
/** As written without the leading zero. */
const [BARE_MONTH, BARE_DAY] = ['(?:0?[1-9]|1[0-2])', '(?:0?[1-9]|[12]\\d|3[01])']

const anyOf = (...shapes: readonly string[]) => new RegExp(`^(?:${shapes.join('|')})$`)

/** YYYYMMDD of the Persian and the Thai calendar. */
const OTHER_CALENDARS = new RegExp(`^(?:13[6-9]\\d|140\\d|25[4-8]\\d)${MONTH}${DAY}$`)
/** YYYYMMDD, alone or in front of a clock time or a serial number. */
const DAY_FIRST = new RegExp(`^(?:19|20)\\d\\d${MONTH}${DAY}`)
/** Days with the year in full, 7 digits or more. */
const DAYS = anyOf(
  `(?:${DAY}${MONTH}|${MONTH}${DAY})${YEAR}${CLOCK}?`,
  `${BARE_DAY}${BARE_MONTH}${YEAR}`,
  `${BARE_MONTH}${BARE_DAY}${YEAR}`,
  `${YEAR}(?:${BARE_MONTH}${BARE_DAY}|${BARE_DAY}${BARE_MONTH})`,
)
const MONTHS = anyOf(`${YEAR}${MONTH}`, `${MONTH}${YEAR}`)
/** Days with two digits of the year, alone or in front of a clock time to the minute. */
const SHORT_DAYS = anyOf(
  `${SHORT_YEAR}${MONTH}${DAY}`,
  `(?:${DAY}${MONTH}|${MONTH}${DAY})${SHORT_YEAR}`,
  `${SHORT_YEAR}${MONTH}${DAY}(?:[01]\\d|2[0-3])[0-5]\\d(?:[0-5]\\d)?`,
)

/** Whether `digits` are a day or a month with its year in full; a clock time or a serial number may follow a day. */
export function isDay(digits: string): boolean {
  if (digits.length === 6) return MONTHS.test(digits)
  return digits.length >= 7 && [DAY_FIRST, DAYS, OTHER_CALENDARS].some((shape) => shape.test(digits))
}

/** The same, or a day with two digits of its year. One in twenty other numbers of six digits looks like that. */
export function isAnyDay(digits: string): boolean {
  return isDay(digits) || SHORT_DAYS.test(digits)
}

/** Whether nine digits are a clock time (143000965): the same ones come again on another day. */
export function isClock(digits: string): boolean {
  return digits.length === 9 && /^(?:[01]\d|2[0-3])[0-5]\d[0-5]\d/.test(digits)
}

/** Whether `text` is a year. */
export function isYear(text: string): boolean {
  return /^(?:19|20)\d\d$/.test(text)
}
