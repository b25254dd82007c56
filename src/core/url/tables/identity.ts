/** What names a page: parameters that carry identity, and path words that do not. */

/** Parameters that name the page on a generic path (`news.php?id=5`). Lower case. */
export const IDENTITY_NAMES: readonly string[] = [
  'id aid nid vid sid tid pid cid uid gid oid mid bid rid eid did itemid objectid contentid pageid postid entryid docid', // ids of anything
  'article articleid article_id articleno article_no artid art_id arid arcid idarticle idarticulo idxno idx seq no num', // article numbers
  'news newsid news_id newsno story storyid story_id post p n v video videoid video_id clip clipid episode episodeid', // news, posts, videos
  'doc document key guid uuid release releaseid press_id c_id item record recordid node ref_id title slug permalink', // documents, records
  't topic topicid thread threadid showtopic f', // forums: viewtopic.php?f=3&t=919981
]

/** Parameters whose number of 7 digits or more is the id that the article's path carries (`/templates/AMP?contentID=570236621`). */
export const PATH_ID_NAMES: readonly string[] = ['contentid articleid storyid p'] // p: WordPress, globalnews.ca/?p=6910355

/** Parameters so plainly an article's number that they decide even on a path that names an article (their value: 5 digits or more). */
export const STRONG_NAMES: readonly string[] = [
  'articleid article_id articleno newsid news_id newsno storyid story_id idxno oid contentid objectid releaseid', // inlander.com/…/Content?oid=19576798
]

/** Others that, with a number of 6 digits or more, leave nothing for a name nobody listed to say on a generic path. */
export const DECIDING_NAMES: readonly string[] = [
  'id aid nid article article_no artid art_id idarticle idarticulo post_id postid entryid docid video videoid video_id', // news.php?id=148082&x=y
]

/** Things that a page is or holds: `videoId` beside a path that names an article is another page. */
export const CONTENT_KINDS: readonly string[] = [
  'article art story news item object content entry post doc document record page node release press report statement speech', // texts
  'video vid clip film movie episode audio podcast track gallery album photo picture image img slide media asset', // pictures and sound
  'artikel articulo articolo artigo noticia notizia nota nieuws nyhet haber berita beitrag nachricht meldung dokument documento', // texts in other languages
  'ruling decision judgment urteil entscheidung', // courts
  'topic thread message question answer review recipe product event match game fixture show series season chapter issue edition', // other things
]

/** Parameters whose day is another page also on a path that names an article: `/programme-of-the-day?date=2024-05-01`. */
export const DAY_NAMES: readonly string[] = ['date day datum fecha']

/** Fields of TYPO3's extensions that choose no content. */
export const EXTENSION_NOISE: readonly string[] = [
  'controller action format backpid referer referrer page currentpage pointer',
]

/** Parameters that choose the kind of page on a generic path: never dropped by the look of their value. */
export const STRUCTURE_NAMES: readonly string[] = [
  'option view task act op cmd do func mode type kind cat category catid section sectionid sec board boardid forum forumid', // index.php?option=com_content&view=article&id=5
  'tabid menu menuid module mod action file name path date year month day sub page_id itemtype q query search s', // default.aspx?tabid=62&itemid=5
]

/** Ends of a name that make it a structure or an id of its own: `newsCode`, `bo_table`, `wr_no`. */
export const STRUCTURE_ENDS: readonly string[] = [
  'id no num nr idx seq key code cat cate ctg category type mode sec section menu board table tbl bbs date year month day page lang file name path',
]

/** Parameters that choose a language: another page everywhere, also on a path that names an article. */
export const LANGUAGE_NAMES: readonly string[] = [
  'lang language locale hl lng langid idioma langue sprache lingua setlang',
]

/** Parameters that choose a part of one article; dropped when the value is a number or "all". */
export const PAGE_NAMES: readonly string[] = ['page pg paged pagenum pageno pagenumber currentpage part']

/** Last path segments that name no article themselves: the query does (`/spokane/slug/Content?oid=5`). */
export const GENERIC_PAGES: readonly string[] = [
  'content article articles story stories news newsitem item items detail details page pages view show read watch video videos post posts', // words
  'index default main home start release press node blog a viewtopic showarticle readarticle articleview article_view newsdetail newsview', // scripts
]
