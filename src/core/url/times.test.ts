import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAnyDay, isClock, isDay } from './times.ts'

const parts = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((date) => {
    const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-')
    return { year, month, day }
  })

describe('a day', () => {
  it('is one in every order, with and without leading zeros', () => {
    fc.assert(
      fc.property(parts, ({ year, month, day }) => {
        const orders = (m: string, d: string) => [year + m + d, year + d + m, d + m + year, m + d + year]
        const bare = orders(String(Number(month)), String(Number(day))).filter(({ length }) => length >= 7)
        for (const digits of [...orders(month, day), ...bare])
          expect([digits, isDay(digits)]).toEqual([digits, true])
      }),
    )
  })

  it('is one with two digits of its year', () => {
    fc.assert(
      fc.property(parts, ({ year, month, day }) => {
        const short = year.slice(2)
        for (const digits of [short + month + day, day + month + short, month + day + short])
          expect([digits, isAnyDay(digits)]).toEqual([digits, true])
      }),
    )
  })

  it('is one in front of a clock time', () => {
    expect(
      ['2022050314', '202205031430', '20220503143059', '030520221430', '20220503143059123'].map(isDay),
    ).toEqual(Array(5).fill(true))
    expect(isAnyDay('2205031430')).toBe(true)
  })

  it('is a month with its year', () => {
    expect(['202205', '052022'].map(isDay)).toEqual([true, true])
  })
})

it.each(['25560996', '1234567', '2099871', '6330463', '287128', '3091351001', '11588853383397', '02991850'])(
  'the number %s is no day',
  (digits) => {
    expect(isAnyDay(digits)).toBe(false)
  },
)

it('nine digits are a clock time if hours, minutes and seconds are', () => {
  expect(['143000965', '235959000', '243000965', '146000965', '14300096'].map(isClock)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
