/** Month names as feeds write them in other languages than their standard's, by how they begin. */

/** Twelve beginnings a language, accents removed, January first; "/" parts variants. */
const MONTHS: Readonly<Record<string, string>> = {
  en: 'jan feb mar apr may jun jul aug sep oct nov dec',
  de: 'jan/jan feb mar/maerz apr mai jun jul aug sep okt nov dez',
  fr: 'janv fevr/fev mars avr mai juin juil aou sept oct nov dec',
  es: 'ene feb mar abr may jun jul ago sep/set oct nov dic',
  it: 'gen feb mar apr mag giu lug ago set ott nov dic',
  pt: 'jan fev mar abr mai jun jul ago set out nov dez',
  nl: 'jan feb mrt/maart apr mei jun jul aug sep okt nov dec',
  ro: 'ian feb mar apr mai iun iul aug sep oct noi dec',
  sv: 'jan feb mar apr maj jun jul aug sep okt nov dec',
  pl: 'sty lut mar kwi maj cze lip sie wrz paz lis gru',
  cs: 'led uno bre dub kve cerven/cervna cervenec/cervence srp zar rij lis pro',
  hu: 'jan feb mar apr maj jun jul aug szep okt nov dec',
  tr: 'oca sub mar nis may haz tem agu eyl eki kas ara',
  fi: 'tammi helmi maalis huhti touko kesa heina elo syys loka marras joulu',
  id: 'jan feb mar apr mei jun jul agu/agt sep okt nov des',
  ru: 'янв фев мар апр мая/май июн июл авг сен окт ноя дек',
  uk: 'січ лют бер квіт трав черв лип серп вер жовт лист груд',
  bg: 'яну фев мар апр май юни юли авг сеп окт ное дек',
  el: 'ιαν φεβ μαρ απρ μαι/μαϊ ιουν ιουλ αυγ σεπ οκτ νοε δεκ',
  ar: 'يناير فبراير مارس ابريل/أبريل مايو يونيو يوليو اغسطس/أغسطس سبتمبر اكتوبر/أكتوبر نوفمبر ديسمبر',
}

/** Beginnings with their month, the longest first, so that "cervenec" is not taken for "cerven". */
const BEGINNINGS: readonly (readonly [string, number])[] = Object.values(MONTHS)
  .flatMap((names) =>
    names.split(' ').flatMap((name, month) => name.split('/').map((one) => [plain(one), month + 1] as const)),
  )
  .sort(([a], [b]) => b.length - a.length)

/** The month that a word names, 1 to 12; null if it names none. */
export function monthOf(word: string): number | null {
  const name = plain(word)
  return BEGINNINGS.find(([beginning]) => name.startsWith(beginning))?.[1] ?? null
}

function plain(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}
