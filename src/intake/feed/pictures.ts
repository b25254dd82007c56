/** Chooses the picture of a feed's item. */
import type { XmlElement } from '../xml/parse-xml.ts'
import { attribute, childrenNamed, childText } from './elements.ts'

const PICTURE = /\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])|image|photo|thumb/i
const OTHER_FILE = /\.(?:mp3|mp4|m4a|m4v|mov|ogg|webm|m3u8|pdf|html?)(?:$|[?#])/i

/** The address of an item's picture outside of its text; undefined if there is none. */
export function pictureOf(item: XmlElement): string | undefined {
  const groups = childrenNamed(item, 'media:group')
  const holders = [item, ...groups]
  const contents = holders.flatMap((holder) => childrenNamed(holder, 'media:content'))
  const thumbnails = [...holders, ...contents].flatMap((holder) => childrenNamed(holder, 'media:thumbnail'))
  const enclosures = [
    ...childrenNamed(item, 'enclosure'),
    ...childrenNamed(item, 'link', 'atom:link').filter((link) => attribute(link, 'rel') === 'enclosure'),
  ]
  return (
    widest(contents.filter(isPicture)) ??
    widest(thumbnails) ??
    enclosures.filter(isPicture).map(addressOf).find(Boolean) ??
    childrenNamed(item, 'itunes:image', 'image').map(addressOf).find(Boolean)
  )
}

export const isVideo = (item: XmlElement): boolean =>
  childText(item, 'yt:videoid') !== '' ||
  childrenNamed(item, 'enclosure').some((enclosure) => attribute(enclosure, 'type')?.startsWith('video/'))

/** What is of no stated type is a picture if its address says so or it has a width, unless its name is another kind of file's. */
function isPicture(media: XmlElement): boolean {
  const type = attribute(media, 'type')?.toLowerCase()
  const medium = attribute(media, 'medium')?.toLowerCase()
  if (medium !== undefined) return medium === 'image'
  if (type?.includes('/')) return type.startsWith('image/')
  const address = addressOf(media) ?? ''
  return !OTHER_FILE.test(address) && (PICTURE.test(address) || attribute(media, 'width') !== undefined)
}

function widest(media: readonly XmlElement[]): string | undefined {
  let best: XmlElement | undefined
  for (const one of media)
    if (addressOf(one) && (best === undefined || widthOf(one) > widthOf(best))) best = one
  return best && addressOf(best)
}

const widthOf = (media: XmlElement): number => Number(attribute(media, 'width')) || 0

/** In an attribute, in an element of its own (`<image><url>`), or as its text. */
const addressOf = (media: XmlElement): string | undefined =>
  attribute(media, 'url') ??
  attribute(media, 'href') ??
  (childText(media, 'url') || media.text.trim() || undefined)
