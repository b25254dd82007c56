/** Dates, clock times and spans of time in one language and one time zone. */

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

type SpanUnit = 'minutes' | 'hours' | 'days'
/** A span of time as shown: minutes up to 59, hours up to 23, then days, each rounded. */
export type Span = { readonly unit: SpanUnit; readonly count: number }

/** `seconds` may be negative. Null below half a minute, which counts as the same minute. */
export const spanOf = (seconds: number): Span | null => {
  const length = Math.abs(seconds)
  const minutes = Math.round(length / MINUTE)
  if (minutes === 0) return null
  if (minutes < 60) return { unit: 'minutes', count: minutes }
  const hours = Math.round(length / HOUR)
  if (hours < 24) return { unit: 'hours', count: hours }
  return { unit: 'days', count: Math.round(length / DAY) }
}

/** Seconds since 1970, or null if there is no date or it is invalid. */
export const secondsOf = (iso: string | null): number | null => {
  const time = iso === null ? Number.NaN : Date.parse(iso)
  return Number.isNaN(time) ? null : time / 1000
}

export type Times = ReturnType<typeof times>

const AGO = { minutes: 'minute', hours: 'hour', days: 'day' } as const

/** Formats moments. Every function takes seconds since 1970. `zone` undefined: the reader's own. */
export const times = (locale: string, zone: string | undefined) => {
  // Formatters are slow to create and a first paint needs few, so each is created when first used.
  const formats = new Map<string, Intl.DateTimeFormat>()
  const writer = (name: string, options: Intl.DateTimeFormatOptions) => (seconds: number) => {
    let format = formats.get(name)
    if (!format) {
      const zoned = zone === undefined ? options : { ...options, timeZone: zone }
      format = new Intl.DateTimeFormat(locale, { hourCycle: 'h23', ...zoned })
      formats.set(name, format)
    }
    return format.format(seconds * 1000)
  }
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const
  return {
    /** "13 Nov" */
    day: writer('day', { day: 'numeric', month: 'short' }),
    /** "13 Nov 2020" */
    date: writer('date', date),
    /** "13 Nov 2020, 08:59" */
    moment: writer('moment', { ...date, ...clock }),
    /** "Fri, 13 Nov 2020, 08:59 UTC" */
    full: writer('full', { weekday: 'short', ...date, ...clock, timeZoneName: 'short' }),
    /** "Friday, 13 November 2020" */
    longDate: writer('longDate', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    /** "08:59" */
    clock: writer('clock', clock),
    /** "3 hours ago", of two moments. */
    ago: (then: number, now: number) => {
      const span = spanOf(now - then)
      const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
      return span ? format.format(-span.count, AGO[span.unit]) : format.format(0, 'minute')
    },
    /** The short name of the time zone, "UTC" or "CET". */
    zone: (seconds: number) =>
      new Intl.DateTimeFormat(locale, {
        timeZoneName: 'short',
        ...(zone === undefined ? {} : { timeZone: zone }),
      })
        .formatToParts(seconds * 1000)
        .find((part) => part.type === 'timeZoneName')?.value ?? 'UTC',
  }
}
