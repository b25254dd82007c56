/** A browser, a publisher and an open options page, for the tests of published indexes. */
import { expect } from 'vitest'
import type { Page } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import { useBrowser, type World } from '../support/browser.ts'
import { expectNoOrphans, stored } from '../support/device.ts'
import { openOptions, type ShownSource, said, sourceRow, submitIndex } from '../support/options-view.ts'
import { articlePage } from '../support/pages.ts'
import { CDN, INDEX, Publisher, type TestPart } from '../support/publisher.ts'
import { ELSEWHERE } from '../support/publisher-faults.ts'
import { FERRY, UNKNOWN } from '../support/rail-ferry.ts'

export const useSources = (): World =>
  useBrowser({
    // Granted for no source: a first grant lets later ones of this browser be answered without a dialog.
    grants: ['https://unrelated.example/*', 'https://*.gazette.example/*'],
    pages: {
      [FERRY]: articlePage('Ferry'),
      [UNKNOWN]: articlePage('Nobody else'),
      [INDEX]: '',
      [ELSEWHERE]: '',
      [`${CDN}/`]: '',
    },
  })

export const hashesOf = (...wanted: readonly Pick<TestPart, 'hash'>[]): string[] =>
  wanted.map(({ hash }) => hash).sort()

/** A published index as its reader sees it on the options page, after `add`. */
export class PublishedIndex {
  readonly publisher: Publisher
  readonly #world: World
  #options: Page | undefined
  #id = ''

  constructor(world: World) {
    this.#world = world
    this.publisher = new Publisher(() => world.site)
  }

  get options(): Page {
    if (this.#options === undefined) throw new Error('The index is not added.')
    return this.#options
  }

  /** The id of the source. */
  get id(): string {
    return this.#id
  }

  /** Adds the index on the options page, which stays open; resolves with its row. */
  async add(address: string): Promise<ShownSource> {
    this.#options = await openOptions(this.#world.browser, '#url')
    await submitIndex(this.#options, address)
    expect(await said(this.#options, '#add-source')).toBe('Added.')
    const row = await sourceRow(this.#options, 'the index', ({ name }) => name === 'Rail & Ferry')
    this.#id = row.id
    return row
  }

  /** Waits for the source's row that passes. */
  row(what: string, passes: (row: ShownSource) => boolean): Promise<ShownSource> {
    return sourceRow(this.options, what, (row) => row.id === this.#id && passes(row))
  }

  /** Presses the source's refresh button and waits for the outcome; resolves with the requests to the publisher. */
  async refresh(): Promise<readonly string[]> {
    this.publisher.takeAsked()
    const button = `tr[data-source="${this.#id}"] .acts button`
    await this.options.click(button)
    await until(
      'the outcome',
      async () =>
        this.publisher.asked.length > 0 &&
        this.options.evaluate(
          (selector) => document.querySelector<HTMLButtonElement>(selector)?.disabled === false,
          button,
        ),
    )
    return this.publisher.takeAsked()
  }

  /** Presses the source's remove button. */
  remove(): Promise<void> {
    return this.options.click(`tr[data-source="${this.#id}"] .acts button:last-child`)
  }

  /** The hashes of the parts in use, sorted. Expects no other file on the device. */
  async inUse(): Promise<readonly string[]> {
    await expectNoOrphans(this.#world.browser)
    return hashesOf(...((await this.stored())?.parts ?? []))
  }

  /** What is stored of the source. */
  async stored() {
    return (await stored(this.#world.browser)).sources[this.#id]
  }
}
