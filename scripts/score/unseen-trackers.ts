/**
 * Tracking parameters that no table of the project names, to measure what page identity makes of the next one. Half are made up,
 * half are of shops, mailing and advertising systems that articles seldom meet. They stay held out: the score refuses a list
 * with a name that the tables know, so a name moves there only by being taken from here.
 */
import { keys } from '../../src/core/url/keys.ts'
import { isTracking } from '../../src/core/url/query.ts'

const UNSEEN = [
  'irclickid=Wn3x0ZyQWxyPRJ4TjLyXQzQKUkFzrk1', // affiliates
  'irgwc=1',
  'cjevent=5f2b91d88e7b11ee8373c4b20a1c0e0d',
  'awc=6254_1699999999_9a7c4f3e2d1b0a98',
  'ranMID=38606',
  'ranSiteID=TnL5HPStwNw-Zq1',
  'zanpid=2749463172903147520',
  'afftrack=spring_24',
  'aff_code=X7K2',
  'spm=a2700.galleryofferlist.0.0', // shops
  'scm=1007.13339.90158.0',
  'algo_pvid=4d6c9b3e-1f1c-4b58-8f0a-2d7f3f6f6f5c',
  'pf_rd_r=8RM2Z6XQZ1P4R6S8T0VW',
  'wickedsource=google',
  'wickedid=eyJhbGciOiJIUzI1NiJ9',
  'klaviyo_id=01H4ZK3NQ8',
  '_kx=Zm9vYmFyLWJheg.QvX2Yz',
  'bsft_clkid=3c2f9a1d-77e4-4a0e-9d0f-0b1f2e3d4c5b', // mailings
  'bsft_uid=b9c1a2d3-e4f5-6071-8293-a4b5c6d7e8f9',
  'sfmc_id=298374651',
  'mbsy=kT9xQz',
  'dpg_campaign=welcome_flow',
  'emlcid=NL-2024-05',
  'nltr=morning-briefing',
  'tpcc=nl_daily',
  'mailerid=20931877',
  'ueid=4f9a2b7c1d',
  'rtid=9c3e7a21',
  'cmpnid=spring-drive',
  'vgo_ee=Kf0c2GvYw%2F3n%3AQ',
  'gift_token=Zx81kLmQ0p', // sharing
  'unlocked_article_code=1.ab0.Qx9c.zYx_Wv',
  'giftCopy=1_Explore',
  '_sharetoken=a8Fk3Lq9Zx',
  'shared_by=9f8e7d6c',
  'sbclid=QWxhZGRpbjpvcGVu',
  'bb_click=8f3a2c91d0', // clicks
  'clkt=1699999999123',
  'uclick_id=abcd1234',
  'dclk=1700000000',
  'trafsrc=organic', // where a reader came from
  'subsource=push_alert',
  'inbound=newsletter_daily',
  'from_app=android',
  'rdsrc=fbpage',
  'origin_url=https%3A%2F%2Ft.co%2Fabc',
  'xtref=acc_dir',
  'ptnr=yahoo_syndication',
  'zcamp=spring-drive', // campaigns and places on a page
  'hmb_campaign=2024-spring',
  'promo_slot=top1',
  'cmp_ref=left_rail',
  'lnkpos=3',
  'kwd=stocks+today',
  'seg=returning', // experiments and visitors
  'exp_bucket=control',
  'ab_cell=B2',
  'ws_ab_test=searchweb0_0',
  'visitor_token=7b1c9d2e4f',
  'sessionhash=9d5ed678fe57bcca610140957afab571',
] as const

/** Two addresses that are one page, or are not. */
export type Pair = { readonly a: string; readonly b: string; readonly same: boolean; readonly class: string }

const share = (a: string, b: string): boolean => keys(a).some((key) => keys(b).includes(key))

/** The address with the parameter behind its own, and before them. */
const tracked = (url: string, parameter: string): string[] => [
  `${url}&${parameter}`,
  url.replace('?', `?${parameter}&`),
]

/** Addresses whose query names the page (`news.php?id=5`), of sites without a rule of their own. */
const isGeneric = (url: string): boolean => /^[^?#]*\?[^#]*=/.test(url) && !/youtu/.test(url)

type UnseenScore = {
  readonly addresses: number
  readonly trials: number
  readonly ignored: number
  /** Pairs of different pages that became one by a tracker on one of them or on both, which they were not without. */
  readonly merges: number
  readonly negatives: number
  /** Names that were kept most, and how often. */
  readonly kept: readonly (readonly [string, number])[]
}

export function scoreUnseen(pairs: readonly Pair[]): UnseenScore {
  const listed = UNSEEN.filter((parameter) => isTracking(parameter.split('=', 1)[0]?.toLowerCase() ?? ''))
  if (listed.length > 0) throw new Error(`The tables know ${listed.join(', ')}: take it from this list.`)
  const positives = pairs.filter(({ class: name, a }) => name === 'idparam+track' && isGeneric(a))
  const addresses = [...new Set(positives.map(({ a }) => a))]
  const kept = new Map<string, number>()
  let trials = 0
  for (const url of addresses)
    for (const parameter of UNSEEN)
      for (const one of tracked(url, parameter)) {
        trials += 1
        const name = parameter.split('=', 1)[0] ?? ''
        if (!share(url, one)) kept.set(name, (kept.get(name) ?? 0) + 1)
      }
  const different = pairs.filter(({ same, a, b }) => !same && isGeneric(a) && isGeneric(b) && !share(a, b))
  let merges = 0
  for (const { a, b } of different)
    for (const parameter of UNSEEN)
      for (const one of tracked(a, parameter))
        if (share(one, b) || tracked(b, parameter).some((two) => share(one, two))) merges += 1
  const missed = [...kept.values()].reduce((sum, count) => sum + count, 0)
  const most = [...kept].sort(([, a], [, b]) => b - a)
  return {
    addresses: addresses.length,
    trials,
    ignored: trials - missed,
    merges,
    negatives: different.length,
    kept: most,
  }
}
