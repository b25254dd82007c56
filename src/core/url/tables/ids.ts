/** What surrounds an id in a path: words that make it another kind of number, languages and editions that part pages. */

/** Path words under which no number is an article's, wherever they stand: `/video/…`, `/News_Photos/…`. */
export const ID_SPACES: readonly string[] = [
  'video videos clip clips gallery galleries photo photos picture pictures slideshow slideshows slide slides photogallery photo-gallery', // albums hold many pages
  'author authors user users profile profiles tag tags topic topics category categories comment comments', // people, hubs, talk
  'album albums foto fotos fotogaleria fotogalerias fotogallery galeria galerias galerie galeries imagenes bilder bildergalerie bilderstrecke fotostrecke diaporama diaporamas', // pictures in other languages
  'videolar wideo videogaleria kommentare comentarios commentaires commenti autor autores autoren auteur auteurs autore autori thema themen etiqueta etiquetas', // moving pictures, talk, people, hubs
]

/** The same for a word directly before the id; further up it is only a section (`/companies/news/slug-11627284318654`). */
export const ID_PARENTS: readonly string[] = [
  'watch movie movies trailer trailers image images media thumb thumbs embed player', // moving and other pictures
  'contributor contributors member members people person staff section sections label labels keyword keywords series collection collections channel channels', // people, hubs
  'forum forums thread threads discussion discussions discuss talkback reply replies debate board boards question questions answer answers wiki quote quotes', // talk
  'podcast podcasts audio episode episodes listen show shows program programs programme programmes radio', // sound
  'product products shop store review reviews deal deals recipe recipes event events game games app apps job jobs', // other things
  'attachment attachments file files download downloads', // what an article carries
  'place places location locations company companies team teams player players match matches poll polls quiz quizzes ad ads', // other things
]

/** What stands before an id and only says that it is one, beside the words of GENERIC_PAGES: `id_87851234`, `art-2000006500123`. */
export const ID_LABELS: readonly string[] = [
  'id nid aid art artikel articulo articolo artigo noticia story post doc',
]

/** Language codes a path segment or a parameter can be (two letters, with or without a region). */
export const LANGUAGES: readonly string[] = [
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id is it ja jp ka kk km kn ko kr ky lo lt lv', // ISO 639
  'mk ml mn mr ms mt my nb ne nl nn no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi zh zu cn', // ISO 639 and two habits
]

/** Languages as path segments by their names: they part pages as the codes do. */
export const LANGUAGE_SEGMENTS: readonly string[] = [
  'english spanish espanol french francais german deutsch italian italiano portuguese portugues russian turkish arabic persian farsi', // names
  'chinese japanese korean indonesian hindi urdu bangla bengali tamil telugu marathi gujarati kannada malayalam punjabi', // names
  'eng esp spa fra deu ger ita por rus tur ara per chi zho jpn kor ind hin urd ben', // ISO 639-2
]

/** Countries as editions, kept in the id key as the first path segment (`/us/ncaa/…`, `/au/news/…`). */
export const EDITIONS: readonly string[] = [
  'us gb uk au ca nz in ie za sg my ph hk tw jp kr cn de at ch fr be nl it es pt br mx ar cl co pe se no dk fi pl cz hu ro gr tr ru ua il ae sa eg ng ke intl global world europe asia africa',
]
