/** What is known of single hosts: names that are one host, providers that are one. Only here and in rules.ts is a domain named. */

/** First labels that carry no identity: the same pages at another name of the host. */
export const NEUTRAL_LABELS: readonly string[] = [
  'www',
  'm',
  'mobile',
  'amp',
  'wap',
  'touch',
  'www2',
  'www3',
  'amp1',
  'amp2',
  'amp3',
]

/** What AMP hosts put in front of a first label: `amp-news.example.com` has the pages of `news.example.com`. */
export const NEUTRAL_PREFIX = 'amp-'

/** Hosts (without neutral labels) that serve the same pages under the same paths. */
export const HOST_ALIASES: ReadonlyMap<string, string> = new Map([
  ['bbc.com', 'bbc.co.uk'], // one site, two names, by the reader's country
  ['edition.cnn.com', 'cnn.com'], // the international edition
  ['us.cnn.com', 'cnn.com'],
  ['economictimes.com', 'economictimes.indiatimes.com'], // m.economictimes.com is its mobile host
  ['timesofindia.com', 'timesofindia.indiatimes.com'],
  ['uk.mobile.reuters.com', 'uk.reuters.com'],
  ['syndication.bleacherreport.com', 'bleacherreport.com'], // its AMP pages
  ['api.nationalgeographic.com', 'nationalgeographic.com'], // its AMP pages
  ['ampe.vnexpress.net', 'e.vnexpress.net'], // its AMP pages
  ['champ.gothamist.com', 'gothamist.com'], // its AMP pages
  ['youtube-nocookie.com', 'youtube.com'], // the player for embedding
  ['music.youtube.com', 'youtube.com'],
])

/** Host names under one domain that share ids in their paths: the id key is the domain's. */
export const ID_DOMAINS: ReadonlyMap<string, readonly string[]> = new Map([
  // toronto.ctvnews.ca/slug-1.4928801 is beta.ctvnews.ca/local/toronto/2020/5/7/1_4928801.html
  [
    'ctvnews.ca',
    'atlantic barrie bc beta calgary edmonton kitchener london montreal northernontario ottawa regina saskatoon toronto vancouverisland windsor winnipeg'.split(
      ' ',
    ),
  ],
])

/** Domains, with all their hosts, whose numbers in paths name no single page. */
export const NO_ID_DOMAINS: readonly string[] = [
  'yahoo.com', // slug-153011551.html ends in a time of day
  'engadget.com', // the same system
  'aol.com', // the same system
  'tagesspiegel.de', // a live blog keeps its number when another story replaces it
]

/** Registrable domains that are one provider. */
export const PROVIDER_ALIASES: ReadonlyMap<string, string> = new Map([
  ['bbc.com', 'bbc.co.uk'],
  ['economictimes.com', 'indiatimes.com'],
  ['timesofindia.com', 'indiatimes.com'],
  ['youtu.be', 'youtube.com'],
  ['youtube-nocookie.com', 'youtube.com'],
  ['theguardian.co.uk', 'theguardian.com'],
  ['guardian.co.uk', 'theguardian.com'],
  ['theregister.co.uk', 'theregister.com'],
  ['nyti.ms', 'nytimes.com'],
])
