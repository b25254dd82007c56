/** Words that say nothing about what an article is about: data by language, folded as `words.ts` folds. */

const BY_LANGUAGE = {
  en: `a an and are as at be been but by can could did do does for from had has have he her him his how i if in into is it
    its may me more most my no not now of on one or our out over said say says she should so some than that the their
    them then there these they this those to too up us was we were what when where which while who whom why will with
    would you your about after again all also am amid any because before being between both during each few here just
    new only other per same such through under until very via vs yet against among off since still back get gets got
    first two like make made according year years day days week weeks today yesterday monday tuesday wednesday thursday
    friday saturday sunday update news report reports reported`,
  de: `der die das den dem des ein eine einer eines einem einen und oder aber ist sind war waren wird werden wurde wurden
    hat haben hatte mit von vom zu zum zur im in am an auf aus bei bis durch fur gegen ohne um uber unter nach vor wie was
    wer wo wenn dass sich sie er es wir ihr nicht noch nur auch als so sein seine mehr seit sowie sollen soll kann konnen
    muss will nun doch dieser diese dieses ab beim ins ans keine kein`,
  es: `el la los las un una unos unas y o pero es son fue fueron era ser ha han con de del al a en por para sin sobre entre
    como que quien cuando donde se su sus lo le les no ni si ya mas muy este esta estos estas tras`,
  fr: `le la les un une des et ou mais est sont etait ont avec de du au aux a en par pour sans sur entre comme que qui quand
    ou se sa son ses ne pas plus ce cette ces dans il elle ils elles leur apres`,
  it: `il lo la gli i un uno una di del dello della dei degli delle da dal dalla in nel nella con su sul sulla per tra fra e
    o ma che chi non si sono ha hanno come piu dopo ecco anche al alla ai alle cosa`,
  nl: `het een en van de in op te voor met is dat die niet aan er om ook als bij naar uit`,
  pl: `w we z ze na do od po za o i a oraz ale nie to jest sa sie jak dla przez przy pod nad co kto czy juz byl byla bedzie
    jego jej ich tym tego tej ten ta ktory`,
  pt: `o os as um uma de do da dos das em no na nos nas por com para e ou mas que se mais ao`,
  ru: `и в во не на с со что как по из за от до для о об к у же но а то это его ее их был была было были при после он она
    они`,
  sv: `och att det som en ett pa i av for med den till ar inte om`,
  tr: `ve ile bir bu icin da de mi mu ne cok daha en gibi kadar sonra once olan oldu olarak var yok ise ya iki`,
  ar: `في من على الى إلى عن مع هذا هذه ذلك التي الذي بعد قبل بين كان كانت ان أن إن لا ما لم لن قد هو هي كما او أو ثم كل عند
    منذ حول خلال ضد`,
} as const

/** All lists as one set: an index may mix languages, and a page rarely states its own reliably. Expects `fold`ed words. */
export function stopWords(fold: (text: string) => string): ReadonlySet<string> {
  return new Set(Object.values(BY_LANGUAGE).flatMap((list) => fold(list).split(/\s+/)))
}
