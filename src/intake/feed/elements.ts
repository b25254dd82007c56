/** Looks up children and attributes of an element. */
import type { XmlElement } from '../xml/parse-xml.ts'

/** Children by name, in the order of the names. */
export const childrenNamed = (element: XmlElement, ...names: readonly string[]): XmlElement[] =>
  names.flatMap((name) => element.children.filter((child) => child.name === name))

/** The first text that is not empty, by the order of the names; '' if there is none. */
export function childText(element: XmlElement, ...names: readonly string[]): string {
  for (const child of childrenNamed(element, ...names)) {
    const text = child.text.trim()
    if (text !== '') return text
  }
  return ''
}

/** An attribute without white space around it; undefined if absent or empty. */
export const attribute = (element: XmlElement, name: string): string | undefined =>
  element.attributes.get(name)?.trim() || undefined
