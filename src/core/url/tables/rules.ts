/** Rules of single sites: how their addresses say which page it is. */

/**
 * Rules of one site. `host` is the host after neutral labels and aliases. `from` is tried on the path without AMP marks unless
 * `raw`; `to` is what it becomes. `only` keeps these parameters and no other.
 */
export type HostRule = {
  readonly host: string
  readonly from?: RegExp
  readonly to?: string
  readonly raw?: true
  readonly only?: readonly string[]
}
export const HOST_RULES: readonly HostRule[] = [
  { host: 'cnn.com', from: /^\/cnn\//, to: '/' }, // amp.cnn.com/cnn/2020/…
  { host: 'cnn.com', from: /^\/travel\/amp\//, to: '/travel/article/', raw: true }, // /travel/amp/slug is /travel/article/slug
  { host: 'proactiveinvestors.com', from: /^(\/companies\/news\/\d+)\/.*/, to: '$1' }, // /companies/amp/news/926955 has no slug
  { host: 'proactiveinvestors.co.uk', from: /^(\/companies\/news\/\d+)\/.*/, to: '$1' }, // the same system
  {
    host: 'cnet.com',
    from: /^\/(?:tech|health|science|culture|home|money)\/(?:[a-z-]+\/)*([^/-]+(?:-[^/-]+){4,})$/,
    to: '/news/$1',
  }, // /google-amp/news/slug has no section
  { host: 'patch.com', from: /^(\/[^/]+\/[^/]+)\/amp\/\d+\//, to: '$1/', raw: true }, // patch.com/state/town/amp/28734419/slug
  { host: 'neowin.net', from: /^\/amp\//, to: '/news/', raw: true }, // /amp/slug is /news/slug
  { host: 'eurogamer.net', from: /^\/amp\//, to: '/articles/', raw: true }, // /amp/2021-11-02-slug
  { host: 'noozhawk.com', from: /^\/amp\//, to: '/article/', raw: true }, // /amp/slug is /article/slug
  { host: 'buzzfeednews.com', from: /^\/amphtml\//, to: '/article/', raw: true }, // /amphtml/author/slug
  { host: 'entrepreneur.com', from: /^\/amphtml\//, to: '/article/', raw: true }, // /amphtml/350193
  { host: 'greentechmedia.com', from: /^\/amp\/article\//, to: '/articles/read/', raw: true }, // /amp/article/slug
  { host: 'nationalgeographic.com', from: /^\/distribution\/public\/amp\//, to: '/', raw: true }, // its API's AMP pages
  { host: 'csmonitor.com', from: /^\/layout\/set\/amphtml\//, to: '/', raw: true }, // /layout/set/amphtml/World/slug
  { host: 'gothamist.com', from: /^\/champ\/gothamist\//, to: '/', raw: true }, // champ.gothamist.com/champ/gothamist/news/slug
  { host: 'newsbytesapp.com', from: /\/amp\/google\/?$/, to: '', raw: true }, // /slug/amp/google
  { host: 'theatlantic.com', from: /^\/[a-z-]+\/archive\/\d+\/\d+\/[^/]+\/(\d+)$/, to: '/article/$1' }, // amp.theatlantic.com/amp/article/611341
  { host: 'msnbc.com', from: /^\/[a-z-]+\/watch\/.*-(\d{8,})$/, to: '/msnbc/video/mmvo$1' }, // /msnbc/amp-video/mmvo83254341731
  { host: 'nbcnews.com', from: /^\/.*[-/]n(?:cna)?(\d{6,})$/, to: '/n$1' }, // /news/amp/ncna1203821 is /news/us-news/slug-n1203821
  { host: 'spiegel.de', from: /(-[0-9a-f]{12})-amp\/?$/, to: '$1', raw: true }, // /slug-a-UUID-amp
  { host: 'youtu.be', from: /^\/([\w-]{6,})$/, to: 'https://youtube.com/watch?v=$1' }, // the short link
  { host: 'youtube.com', from: /^\/(?:embed|shorts|live|v)\/([\w-]{6,})$/, to: '/watch?v=$1' }, // other doors to one video
  { host: 'youtube.com', from: /^\/watch$/, only: ['v'] }, // list, index, t, ab_channel never name the video
]
