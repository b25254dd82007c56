/** Path words of pages that list articles, or are about the outlet. Lower case, without accents. */

/** Whatever follows such a word names a person, a topic or a search. */
export const HUB_WORDS: readonly string[] = [
  'author authors autor autoren autores autori auteur auteurs autore avtor avtory yazar yazarlar skribent forfatter szerzo penulis tac-gia', // people
  'user users member members profile profiles contributor contributors', // people
  'tag tags topic topics label labels keyword keywords subject subjects hashtag stichwort schlagwort schlagworte schlagwoerter', // topics
  'thema themen theme themes tema temas temi temat tematy temalar onderwerp onderwerpen argomento argomenti assunto assuntos sujet sujets', // topics
  'etiqueta etiquetas etichetta etiket etiketter etiketa eticheta stitek cimke aihe avainsana emne amne konu mot-cle mots-cles tegi teg topik chu-de tu-khoa', // topics
  'category categories categoria categorias categorie kategorie kategorien kategoria kategori kategoriya kategoriler rubrik rubriken rubrique rubriques rubrika rubrics rubric', // sections
  'section sections seccion secciones sezione sezioni channel channels kanal product-category', // sections
  'search suche suchergebnisse buscar buscador busqueda busca recherche rechercher ricerca cerca pesquisa zoeken szukaj hledat hledani arama haku sok sog poisk cautare kereses tim-kiem results', // searches
  'company organization quote quotes wiki', // entries about things
]

/** Hubs and services where nothing follows. */
export const END_WORDS: readonly string[] = [
  'sitemap rss feed feeds login signin signup register subscribe subscription subscriptions newsletter newsletters', // services
  'contact contacts kontakt contacto impressum imprint about privacy datenschutz terms staff redaktion people columnists journalists', // about the outlet
  'home latest events calendar', // lists
]

/** Folders of boards; a thread below them has a number or a long name. */
export const BOARD_WORDS: readonly string[] = ['forum forums board boards']

/** Lists too, unless the rest of the address or the page's markup names an article. */
export const LIST_WORDS: readonly string[] = [
  'article articles story stories posts all archive archives archiv archivio archivo hemeroteca arkiv news blog blogs video videos podcast podcasts gallery galleries photos store shop',
]
